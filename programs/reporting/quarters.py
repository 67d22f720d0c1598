"""Quarters of a year: which one is reported on, when its report opens, and by when it is due."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from cms.moderation.office_days import add_office_days

ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
MONTHS = 3
ONE_DAY = timedelta(days=1)
REMINDERS = (5, 10)  # Office days after the opening.
DUE_AFTER = REMINDERS[-1]


@dataclass(frozen=True, order=True)
class Quarter:
    year: int
    number: int  # 1 to 4.

    def __str__(self):
        """As people write it: "triwulan III 2026"."""
        return _("quarter %(number)s of %(year)d") % {"number": ROMAN[self.number], "year": self.year}

    @property
    def first_day(self):
        return date(self.year, (self.number - 1) * MONTHS + 1, 1)

    @property
    def last_day(self):
        return self.following.first_day - ONE_DAY

    @property
    def following(self):
        return Quarter(self.year, self.number + 1) if self.number < len(ROMAN) else Quarter(self.year + 1, 1)

    def opens_on(self, holidays):
        """The first office day after the quarter."""
        return add_office_days(self.last_day, 1, holidays)


def quarter_of(day):
    return Quarter(day.year, (day.month - 1) // MONTHS + 1)


def quarter_before(day):
    """The last quarter that was over on a day."""
    return quarter_of(quarter_of(day).first_day - ONE_DAY)


def due_on(opened_on, holidays):
    return add_office_days(opened_on, DUE_AFTER, holidays)
