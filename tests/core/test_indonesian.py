from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from cms.core.templatetags import indonesian
from tests.builders import at


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234567, "Rp1.234.567"),
        (Decimal("1200000000"), "Rp1.200.000.000"),
        (0, "Rp0"),
        (None, ""),
    ],
)
def test_rupiah_are_written_in_full(value, text):
    assert indonesian.rupiah(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1_234_567_890, "Rp1,2 miliar"),
        (2_000_000_000, "Rp2 miliar"),
        (3_450_000, "Rp3,5 juta"),
        (1_500_000_000_000, "Rp1,5 triliun"),
        (999_999, "Rp999.999"),
        (-2_500_000, "Rp-2,5 juta"),
        (0, "Rp0"),
        (None, ""),
    ],
)
def test_large_amounts_are_written_short(value, text):
    assert indonesian.rupiah_short(value) == text


def test_amounts_follow_the_language_of_the_page():
    with translation.override("en"):
        assert indonesian.rupiah_short(1_234_567_890) == "Rp1.2 billion"


@pytest.mark.parametrize(
    ("value", "text"),
    [(1234.5, "1.234,5"), (Decimal("10.00"), "10"), (1000, "1.000"), (0.25, "0,25"), (None, "")],
)
def test_numbers_use_the_comma_for_decimals(value, text):
    assert indonesian.number(value) == text


def test_dates_are_written_out():
    day = date(2023, 8, 9)
    assert indonesian.long_date(day) == "9 Agustus 2023"
    assert indonesian.weekday_date(day) == "Rabu, 9 Agustus 2023"
    assert indonesian.weekday_date(None) == ""


def test_a_time_is_given_in_wib():
    assert indonesian.clock(at(date(2023, 8, 9), 20, 4)) == "20.04 WIB"


def test_the_day_of_a_moment_is_the_citys_day():
    late_in_utc = at(date(2023, 8, 10), 1, 0)  # Still 9 August in UTC.
    assert indonesian.long_date(late_in_utc) == "10 Agustus 2023"


def test_days_are_counted_in_words():
    assert indonesian.in_days(45) == "45 hari"
    assert indonesian.in_days(-3) == "3 hari"
    assert indonesian.days_since(date(2026, 1, 1), date(2026, 1, 11)) == 10
