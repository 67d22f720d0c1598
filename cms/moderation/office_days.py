"""Office days: Monday to Friday, minus the holidays of the register. All functions take plain dates of the city."""

from datetime import timedelta

SATURDAY = 5
ONE_DAY = timedelta(days=1)


def is_office_day(day, holidays):
    return day.weekday() < SATURDAY and day not in holidays


def add_office_days(day, count, holidays):
    """The date that lies ``count`` office days after a day; the day itself does not count."""
    while count > 0:
        day += ONE_DAY
        if is_office_day(day, holidays):
            count -= 1
    return day


def office_days_between(start, end, holidays):
    """How many office days lie after ``start`` up to and including ``end``; 0 when ``end`` is not later."""
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(is_office_day(day, holidays) for day in days)
