"""Years and quarters of the plan."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
LONGEST = 60  # Years that a list of years shows at most.


def years_between(first, last_start, last_end, today):
    """A range of years from the first day to the last of those given (None: unknown), this year included."""
    days = [day.year for day in (first, last_start, last_end) if day] + [today.year]
    return range(min(days), min(max(days), min(days) + LONGEST) + 1)


@dataclass(frozen=True, order=True)
class Quarter:
    year: int
    number: int  # 1-4

    def __str__(self):
        """As people write it: "triwulan III 2026"."""
        return _("quarter %(number)s of %(year)d") % {"number": ROMAN[self.number], "year": self.year}

    @classmethod
    def of(cls, day: date):
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def first_day(self):
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last_day(self):
        return self.next.first_day - timedelta(days=1)

    @property
    def days(self):
        """Its first and last day, for a ``__range``."""
        return self.first_day, self.last_day

    @property
    def next(self):
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def previous(self):
        return Quarter.of(self.first_day - timedelta(days=1))
