"""Office days: Monday to Friday, minus the holidays of the register."""

from datetime import date

import pytest

from cms.moderation.models import Holiday
from cms.moderation.office_days import add_office_days, office_days_between

THURSDAY, FRIDAY, SATURDAY = date(2026, 3, 5), date(2026, 3, 6), date(2026, 3, 7)
MONDAY, TUESDAY = date(2026, 3, 9), date(2026, 3, 10)


@pytest.mark.parametrize(
    ("start", "count", "holidays", "due"),
    [
        (THURSDAY, 1, set(), FRIDAY),
        (THURSDAY, 2, set(), MONDAY),
        (FRIDAY, 1, set(), MONDAY),
        (SATURDAY, 1, set(), MONDAY),
        (FRIDAY, 1, {MONDAY}, TUESDAY),
        (THURSDAY, 0, set(), THURSDAY),
        (date(2026, 12, 24), 3, {date(2026, 12, 25), date(2027, 1, 1)}, date(2026, 12, 30)),
    ],
)
def test_a_due_date_passes_over_weekends_and_holidays(start, count, holidays, due):
    assert add_office_days(start, count, holidays) == due


@pytest.mark.parametrize(
    ("start", "end", "holidays", "days"),
    [
        (THURSDAY, THURSDAY, set(), 0),
        (THURSDAY, FRIDAY, set(), 1),
        (FRIDAY, MONDAY, set(), 1),
        (FRIDAY, SATURDAY, set(), 0),
        (THURSDAY, TUESDAY, {MONDAY}, 2),
        (TUESDAY, THURSDAY, set(), 0),
    ],
)
def test_waiting_is_counted_in_office_days(start, end, holidays, days):
    assert office_days_between(start, end, holidays) == days


def test_the_register_gives_its_days(db):
    Holiday.objects.create(day=MONDAY, name="Nyepi")
    assert Holiday.objects.days() == {MONDAY}
