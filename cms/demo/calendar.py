"""Dates of the demo city: everything counts from the day of loading, so that the city does not age."""

import re
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format

PLACEHOLDER = re.compile(r"\{(date|weekday|month|y):([+-]?\d+)\}")
FORMATS = {"date": "j F Y", "weekday": "l, j F Y", "month": "F Y"}


class DemoCalendar:
    """Turns offsets from ``today`` (days; years for ``y``) into dates, in fields and in prose alike."""

    def __init__(self, today: date):
        self.today = today

    def day(self, offset: int) -> date:
        """The workday nearest to an offset, on the same side of today: offices report on workdays."""
        day = self.today + timedelta(days=offset)
        weekend = day.weekday() - 4  # 1 on Saturday, 2 on Sunday.
        if weekend < 1:
            return day
        return day - timedelta(days=weekend) if offset <= 0 else day + timedelta(days=3 - weekend)

    def moment(self, offset: int, clock: str) -> datetime:
        """A time of that day in the city's time zone, from "09:15"."""
        return timezone.make_aware(datetime.combine(self.day(offset), time.fromisoformat(clock)))

    def year(self, offset: int) -> int:
        return self.today.year + offset

    def fill(self, text: str) -> str:
        """Replace the placeholders {date:-30}, {weekday:-30}, {month:-30} and {y:0}."""
        return PLACEHOLDER.sub(self._replacement, text)

    def _replacement(self, match):
        unit, offset = match[1], int(match[2])
        return str(self.year(offset)) if unit == "y" else date_format(self.day(offset), FORMATS[unit])

    def fill_all(self, value):
        """The same for every string in nested lists and dicts, as read from a content file."""
        if isinstance(value, str):
            return self.fill(value)
        if isinstance(value, list):
            return [self.fill_all(item) for item in value]
        if isinstance(value, dict):
            return {key: self.fill_all(item) for key, item in value.items()}
        return value
