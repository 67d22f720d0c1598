"""Office days: Monday to Friday, minus holidays. All functions take plain dates of the city."""

from datetime import timedelta

SATURDAY = 5


def is_office_day(day, holidays):
    return day.weekday() < SATURDAY and day not in holidays


def office_days_between(start, end, holidays):
    """How many office days lie after ``start`` up to and including ``end``; 0 when ``end`` is not later."""
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(is_office_day(day, holidays) for day in days)
