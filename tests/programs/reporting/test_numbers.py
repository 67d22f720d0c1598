"""Numbers as people in the city write them."""

from decimal import Decimal

import pytest

from programs.reporting.numbers import read_number


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1.234,5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1.234", "1234"),
        ("Rp 1.200.000", "1200000"),
        ("Rp1.200.000,-", "1200000"),
        ("1.200.000,00", "1200000"),
        (" 45 ", "45"),
        ("0", "0"),
        ("-3,5", "-3.5"),
    ],
)
def test_a_number_is_read_as_it_is_meant(typed, read):
    assert read_number(typed) == Decimal(read)


@pytest.mark.parametrize(
    "typed", ["", "lima", "12.5", "1,234.5", "1.23.456", "1e9", "1 juta", "--1", "9" * 50, "٣", "NaN"]
)
def test_what_is_no_number_in_this_writing_is_not_guessed(typed):
    assert read_number(typed) is None
