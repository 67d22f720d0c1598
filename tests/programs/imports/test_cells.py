"""What a cell may hold, and what is said of one that cannot be understood."""

import contextlib
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.exchange.cells import cell_text
from programs.exchange.tables import TABLES
from programs.imports.parsing import CellFault, parse

MILESTONE, BUDGET, VALUE, PROGRAM = (TABLES[n] for n in ("tonggak", "anggaran", "nilai_indikator", "program"))
DAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        (MILESTONE["tanggal_rencana"], datetime.combine(DAY, time()), date(2026, 3, 31)),
        (MILESTONE["tanggal_rencana"], "2026-3-31", date(2026, 3, 31)),
        (MILESTONE["tanggal_rencana"], "31/03/2026", date(2026, 3, 31)),
        (MILESTONE["bobot"], 2.0, 2),
        (MILESTONE["kode"], 12, "12"),
        (MILESTONE["kode"], 12.0, "12"),
        (MILESTONE["kecamatan"], 1273030, "1273030"),
        (MILESTONE["judul"], "'=1+1", "=1+1"),
        (MILESTONE["judul"], "   ", None),
        (BUDGET["pagu"], 1_250_000_000, Decimal(1_250_000_000)),
        (BUDGET["pagu"], 1.25e9, Decimal(1_250_000_000)),
        (BUDGET["sumber"], "APBD", "apbd"),
        (VALUE["target"], "74,5", Decimal("74.5")),
        (VALUE["target"], 0.1, Decimal("0.1")),
        (PROGRAM["kecamatan"], " 1273040 ; 1273030;1273030", ["1273030", "1273040"]),
        (PROGRAM["kecamatan"], None, []),
        (PROGRAM["quick_win"], "Ya", True),
        (PROGRAM["quick_win"], False, False),
    ],
)
def test_a_cell_is_understood(column, cell, value):
    assert parse(column, cell) == value


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        (MILESTONE["tanggal_rencana"], "31-02-2026"),
        (MILESTONE["tanggal_rencana"], "besok"),
        (MILESTONE["tanggal_rencana"], 46112),
        (MILESTONE["tanggal_rencana"], "46112"),
        (MILESTONE["tanggal_rencana"], "3/31/2026"),
        (MILESTONE["tanggal_rencana"], datetime.combine(DAY, time(9))),
        (MILESTONE["tanggal_rencana"], "0026-03-31"),
        (MILESTONE["tanggal_rencana"], True),
        (MILESTONE["bobot"], "dua"),
        (MILESTONE["bobot"], 2.5),
        (MILESTONE["bobot"], True),
        (MILESTONE["judul"], "a" * 201),
        (BUDGET["pagu"], "1.250.000"),
        (BUDGET["pagu"], "Rp1250"),
        (BUDGET["pagu"], "1e9"),
        (BUDGET["pagu"], "9" * 16),
        (BUDGET["pagu"], float("inf")),
        (BUDGET["sumber"], "pinjaman"),
        (VALUE["target"], "1.234"),
        (VALUE["tahun"], datetime.combine(DAY, time())),
        (PROGRAM["quick_win"], "mungkin"),
    ],
)
def test_a_cell_that_cannot_be_understood_says_why(column, cell):
    with pytest.raises(CellFault, match=r"\w"):
        parse(column, cell)


@given(st.decimals(0, 10**12, places=2))
def test_any_number_that_goes_out_comes_in(number):
    assert parse(VALUE["target"], cell_text(number)) == number


@given(st.dates(date(1945, 1, 1), date(2200, 12, 31)))
def test_any_day_that_goes_out_comes_in(day):
    assert parse(MILESTONE["tanggal_rencana"], cell_text(day)) == day


@given(st.one_of(st.text(max_size=30), st.integers(), st.floats(), st.booleans(), st.datetimes()))
def test_no_cell_breaks_the_reading(cell):
    for table in TABLES.values():
        for column in table.columns:
            with contextlib.suppress(CellFault):
                parse(column, cell)
