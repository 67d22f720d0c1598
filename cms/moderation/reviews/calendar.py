"""When a page is due: so many calendar months after a day.

Databases add months in different ways, so that a query counts with a whole number instead, the *due key*: months since
the year 0, times 31, plus the day. Keys compare as the dates do.
"""

from calendar import monthrange
from datetime import date

from django.db.models import F
from django.db.models.functions import ExtractDay, ExtractMonth, ExtractYear
from django.utils import timezone


def due_key(day):
    return (day.year * 12 + day.month - 1) * 31 + day.day - 1


def due_key_of(moment, months):
    """The same as an expression, from the names of a column with a moment and of one with a number of months."""
    city = timezone.get_default_timezone()
    year, month, day = (part(moment, tzinfo=city) for part in (ExtractYear, ExtractMonth, ExtractDay))
    return (year * 12 + month - 1 + F(months)) * 31 + day - 1


def day_of(key):
    """The date of a key; where the month is too short for its day, the month's last day."""
    months, day = divmod(key, 31)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day + 1, monthrange(year, month + 1)[1]))


def last_day_of_month(day):
    return day.replace(day=monthrange(day.year, day.month)[1])
