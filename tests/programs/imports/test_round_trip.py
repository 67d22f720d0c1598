"""What was exported comes in again and changes nothing; what was edited becomes live in every cell."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programs.exchange.columns import BOOLEAN, CHOICE, CODE, CODES, DATE, DECIMAL, INTEGER, MONEY, URL
from programs.exchange.rows import rows_of
from programs.exchange.tables import ROUND_TRIP, TABLES
from programs.models import ImportRun, Milestone, ProgramPage
from tests.builders import TODAY, make_program, make_user

from .files import exported_csv, exported_rows, exported_workbook, live_programs

pytestmark = pytest.mark.django_db


def said(run):
    return [(p["sheet"], p["row"], p["column"], p["message"]) for p in run.problems]


def test_an_unchanged_workbook_changes_nothing(city, check):
    run = check(exported_workbook(TODAY))
    assert said(run) == []
    assert run.records == []
    assert {name: count["same"] for name, count in run.counts.items()} == {
        "program": 2, "tonggak": 3, "indikator": 2, "nilai_indikator": 2, "anggaran": 2,
    }  # fmt: skip


@pytest.mark.parametrize("table", ROUND_TRIP, ids=lambda table: table.name)
@pytest.mark.parametrize("for_excel", [True, False])
def test_an_unchanged_csv_file_changes_nothing(table, for_excel, city, check):
    run = check(exported_csv(table.name, exported_rows(TODAY)[table.name], for_excel), "data.csv")
    assert (said(run), run.records, list(run.counts)) == ([], [], [table.name])


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], include_characters="\n"), min_size=1, max_size=40
).filter(lambda text: text.strip())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=TEXTS, note=TEXTS, weight=st.integers(1, 1000), planned=st.dates(date(2001, 1, 1), date(2100, 1, 1)))
def test_whatever_stands_in_the_database_goes_out_and_in_unchanged(city, check, title, note, weight, planned):
    full, _bare = city
    ProgramPage.objects.filter(pk=full.pk).update(status_note=note)
    row = {"title": title, "description": note, "weight": weight, "planned_date": planned}
    Milestone.objects.filter(page=full, code="M2").update(**row)
    rows = exported_rows(TODAY)
    runs = [check(exported_workbook(TODAY, rows)), check(exported_csv("tonggak", rows["tonggak"]), "tonggak.csv")]
    assert [(said(run), run.records) for run in runs] == [([], []), ([], [])]


def edited(column, value):
    """Another value of the same kind, one that the rules allow."""
    if column.type in (CODE, CODES, CHOICE, URL) or value is None:
        return value
    if column.type == DATE:
        return value - timedelta(days=1)
    if column.type == BOOLEAN:
        return not value
    if column.type in (INTEGER, MONEY):
        return value + 1
    return value + Decimal("0.25") if column.type == DECIMAL else f"{value} (baru)"


def by_code(name, rows):
    """Rows by their own codes: milestones may find another place when their dates change."""
    return {tuple(row[key] for key in TABLES[name].key): row for row in rows}


def test_an_edited_workbook_is_live_in_every_cell(city, check, apply):
    rows = exported_rows(TODAY)
    wanted = {
        name: [
            {column.key: row[column.key] if column.key in TABLES[name].key else edited(column, row[column.key])
             for column in TABLES[name].editable}
            for row in found
        ]
        for name, found in rows.items()
    }  # fmt: skip
    run = check(exported_workbook(TODAY, wanted, lambda table: table.editable))
    assert said(run) == []
    apply(run)
    now = exported_rows(TODAY)
    for name, found in wanted.items():
        keys = [column.key for column in TABLES[name].editable]
        live = [{key: row[key] for key in keys} for row in now[name]]
        assert by_code(name, live) == by_code(name, found)


def test_columns_left_out_stay_and_an_empty_cell_empties(city, check, apply):
    rows = [{"kode": "P-01", "tanggal_berakhir": None}]
    table = TABLES["program"]
    data = exported_workbook(TODAY, {"program": rows}, lambda _table: [table["kode"], table["tanggal_berakhir"]])
    apply(check(data))
    page = ProgramPage.objects.get(code="P-01")
    assert page.end_date is None
    assert page.status_note == "+Dua tonggak mundur."


def test_rows_left_out_stay(city, check, apply):
    rows = exported_rows(TODAY)["tonggak"][:1]
    rows[0]["judul"] = "Lelang ulang"
    apply(check(exported_csv("tonggak", rows), "a.csv"))
    titles = {row["judul"] for row in rows_of(TABLES["tonggak"], live_programs(), TODAY)}
    assert titles == {"Lelang ulang", "Pasang", "-Uji"}


def test_new_programmes_come_with_their_rows_and_new_indicators_with_their_years(city, check, apply):
    full, _bare = city
    sheets = {
        "program": [{"kode": "N-1", "judul": "Baru", "ringkasan": "Janji.", "fase": "pendek", "dimensi": "LIV",
                     "opd_utama": "dishub", "tanggal_mulai": TODAY, "quick_win": True, "kecamatan": ["1273030"]}],
        "tonggak": [{"kode_program": "N-1", "kode": "M1", "judul": "Mulai", "tanggal_rencana": TODAY}],
        "anggaran": [{"kode_program": "N-1", "kode": "A1", "tahun": 2026, "sumber": "apbn", "pagu": Decimal(5)}],
        "indikator": [{"kode": "N.001", "nama": "Ukuran", "definisi": "D", "satuan": "%", "arah": "naik",
                       "bagian_evaluasi": "outcome"}],
        "nilai_indikator": [{"kode_indikator": "N.001", "tahun": 2026, "target": Decimal("1.5"), "capaian": None}],
    }  # fmt: skip
    data = exported_workbook(TODAY, sheets, lambda table: [table[key] for key in sheets[table.name][0]])
    run = check(data)
    assert said(run) == []
    apply(run)
    for name, wanted in sheets.items():
        key = TABLES[name].key[0]
        row = next(row for row in exported_rows(TODAY)[name] if row[key] == wanted[0][key])
        assert {k: row[k] for k in wanted[0]} == wanted[0]


def test_the_dry_run_changes_nothing(city, check):
    before = exported_rows(TODAY)
    rows = exported_rows(TODAY)["tonggak"]
    rows[1]["tanggal_rencana"] = date(2027, 1, 1)
    run = check(exported_csv("tonggak", rows, True), "a.csv")
    # Derived columns of the row still say what the old plan made of it, and are equal to what is live.
    assert said(run) == []
    assert [list(record["fields"]) for record in run.records] == [["planned_date"]]
    assert exported_rows(TODAY) == before
    assert ImportRun.objects.get().live is False


def queries_of(check):
    data = exported_workbook(TODAY)
    with CaptureQueriesContext(connection) as queries:
        assert check(data).records == []
    return len(queries)


def test_the_queries_do_not_grow_with_the_rows(city, check):
    check(exported_workbook(TODAY))
    before = queries_of(check)
    for number in range(8):
        make_program(code=f"X-{number}", milestones=[{"code": f"{n}"} for n in range(5)])
    assert queries_of(check) == before


def test_a_column_that_follows_by_rule_is_named(city, check):
    make_user("lain")
    rows = exported_rows(TODAY)["tonggak"]
    rows[1]["rencana_awal"] = date(2026, 1, 1)
    run = check(exported_csv("tonggak", rows), "a.csv")
    assert [(p["row"], p["column"]) for p in run.problems] == [(3, "rencana_awal")]
    assert run.records == []
