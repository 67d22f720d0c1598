import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.exchange.cells import cell_text, codes_in, guard, unguard

STARTS = ["=", "+", "-", "@", "\t", "\r"]
# Texts that begin in every way that matters, far more often than chance would bring them.
TEXTS = st.builds(str.__add__, st.text(alphabet="'=+-@\t\r\n; ab", max_size=12), st.text(max_size=12))


@given(TEXTS)
def test_taking_the_guard_away_gives_the_text_back(text):
    assert unguard(guard(text)) == text


@given(TEXTS)
def test_a_guarded_text_never_begins_as_a_formula_does_whatever_parts_the_cells(text):
    for cell in re.split("[;\r\n]", guard(text)):
        assert not cell.startswith(tuple(STARTS))


@pytest.mark.parametrize("start", STARTS)
def test_a_formula_gets_an_apostrophe(start):
    assert guard(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("break_", [";", "\n", "\r\n"])
def test_a_formula_that_begins_a_new_cell_where_semicolons_part_them_gets_one_too(break_):
    assert guard(f"Janji{break_}=cmd|x") == f"Janji{break_}'=cmd|x"


@pytest.mark.parametrize("text", ["", "Lampu", "'Ain", "P-01", "1=1", " =1"])
def test_harmless_text_stays_as_it_is(text):
    assert guard(text) == text
    assert unguard(text) == text


def test_an_apostrophe_that_somebody_typed_before_a_formula_is_kept():
    assert guard("'=1") == "''=1"
    assert unguard("''=1") == "'=1"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "ya"),
        (False, "tidak"),
        (0, "0"),
        (-3, "-3"),
        (Decimal("-3.50"), "-3.5"),
        (Decimal("1E+9"), "1000000000"),
        (Decimal("0.00"), "0"),
        (Decimal("80.00"), "80"),
        (date(2026, 3, 2), "2026-03-02"),
        (["a", "b"], "a;b"),
        ([], ""),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
    ],
)
def test_values_stand_in_a_cell_as_a_machine_reads_them(value, text):
    assert cell_text(value) == text


def test_codes_are_read_back():
    assert codes_in("a; b ;;") == ["a", "b"]
    assert codes_in("") == []
