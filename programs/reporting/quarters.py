"""The calendar of the quarterly reports: which quarter is reported on, when its report opens, and by when it is due."""

from cms.moderation.office_days import add_office_days

from ..calendar import Quarter

REMINDERS = (5, 10)  # Office days after the opening.
DUE_AFTER = REMINDERS[-1]


def quarter_before(day):
    """The last quarter that was over on a day."""
    return Quarter.of(day).previous


def opens_on(quarter, holidays):
    """The first office day after a quarter."""
    return add_office_days(quarter.last_day, 1, holidays)


def due_on(opened_on, holidays):
    return add_office_days(opened_on, DUE_AFTER, holidays)
