"""Quarters, and the office days on which their reports open and are due."""

from datetime import date

import pytest

from programs.calendar import Quarter
from programs.reporting.quarters import due_on, opens_on, quarter_before


@pytest.mark.parametrize(
    ("day", "current", "before"),
    [
        (date(2026, 1, 1), Quarter(2026, 1), Quarter(2025, 4)),
        (date(2026, 3, 31), Quarter(2026, 1), Quarter(2025, 4)),
        (date(2026, 4, 1), Quarter(2026, 2), Quarter(2026, 1)),
        (date(2026, 12, 31), Quarter(2026, 4), Quarter(2026, 3)),
    ],
)
def test_a_day_lies_in_a_quarter_and_after_another(day, current, before):
    assert (Quarter.of(day), quarter_before(day)) == (current, before)


def test_a_report_opens_on_the_first_office_day_after_the_quarter():
    fourth = Quarter(2025, 4)
    assert opens_on(fourth, set()) == date(2026, 1, 1)
    assert opens_on(fourth, {date(2026, 1, 1)}) == date(2026, 1, 2)
    assert opens_on(fourth, {date(2026, 1, 1), date(2026, 1, 2)}) == date(2026, 1, 5)  # After a weekend.


def test_it_is_due_ten_office_days_later():
    assert due_on(date(2026, 10, 1), set()) == date(2026, 10, 15)
    assert due_on(date(2026, 10, 1), {date(2026, 10, 9)}) == date(2026, 10, 16)
