from datetime import date, timedelta

import pytest

from cms.demo.calendar import DemoCalendar

MONDAY = date(2026, 3, 2)


@pytest.fixture
def calendar():
    return DemoCalendar(MONDAY)


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (0, MONDAY),
        (-3, date(2026, 2, 27)),
        (-2, date(2026, 2, 27)),  # Saturday: back to Friday.
        (-1, date(2026, 2, 27)),  # Sunday: back to Friday.
        (5, date(2026, 3, 9)),  # Saturday ahead: on to Monday.
        (6, date(2026, 3, 9)),
    ],
)
def test_offices_work_on_workdays(calendar, offset, expected):
    assert calendar.day(offset) == expected


@pytest.mark.parametrize("weekday", range(7))
def test_the_past_stays_past_and_the_future_future(weekday):
    today = MONDAY + timedelta(days=weekday)
    calendar = DemoCalendar(today)
    assert all(calendar.day(offset) <= today for offset in range(-400, 1))
    assert all(calendar.day(offset) > today for offset in range(1, 400))


def test_prose_and_fields_speak_of_the_same_day(calendar):
    assert calendar.fill("Selesai {date:-3}.") == "Selesai 27 Februari 2026."
    assert calendar.fill("{weekday:-3}") == "Jumat, 27 Februari 2026"
    assert calendar.fill("{month:-3}, {y:0} dan {y:-1}") == "Februari 2026, 2026 dan 2025"


def test_nested_content_is_filled(calendar):
    row = {"a": ["{y:0}", {"b": "{date:0}"}], "c": 3}
    assert calendar.fill_all(row) == {"a": ["2026", {"b": "2 Maret 2026"}], "c": 3}
