"""What is said about rows: each with sheet, row, column and reason, and all of them at once."""

import pytest

from programs.exchange.tables import TABLES
from programs.exchange.templates import columns_to_fill_in, template_sheets
from programs.imports import faults
from programs.models import ImportRun
from tests.builders import TODAY, make_user

from .files import csv_text, exported_rows, exported_workbook, workbook

pytestmark = pytest.mark.django_db


def named(run):
    return [(p["sheet"], p["row"], p["column"]) for p in run.problems]


TONGGAK = ["kode_program", "kode", "judul", "tanggal_rencana", "bobot", "tanggal_selesai", "kecamatan"]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (["P-01", "M2", "Pasang", "31-02-2026"], "tanggal_rencana"),
        (["P-01", "M2", "Pasang", ""], "tanggal_rencana"),
        (["P-01", "M2", "", "2026-04-11"], "judul"),
        (["P-01", "", "Pasang", "2026-04-11"], "kode"),
        (["P-77", "M2", "Pasang", "2026-04-11"], "kode_program"),
        (["p-01", "M2", "Pasang", "2026-04-11"], "kode_program"),
        (["P-01", "M 2", "Pasang", "2026-04-11"], "kode"),
        (["P-01", "M2", "Pasang", "2026-04-11", "0"], "bobot"),
        (["P-01", "M2", "Pasang", "2026-04-11", "-1"], "bobot"),
        (["P-01", "M2", "Pasang", "2026-04-11", "2000"], "bobot"),
        (["P-01", "M2", "Pasang", "2026-04-11", "2", "2027-01-01"], "tanggal_selesai"),
        (["P-01", "M2", "Pasang", "2026-04-11", "2", "2026-03-01"], "tanggal_selesai"),
        (["P-01", "M2", "Pasang", "2026-04-11", "2", "", "999"], "kecamatan"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_wrong_milestone_is_named_with_its_cell(row, column, city, check):
    run = check(csv_text(TONGGAK, ["P-01", "M1", "Lelang"] + ["2026-01-01"], row), "a.csv")
    assert named(run) == [("tonggak", 3, column)]
    assert run.problems[0]["message"]
    assert (run.state, run.records) == (ImportRun.State.FAULTY, [])


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (["P-01", "A1", "2025", "apbd", "-5", ""], "pagu"),
        (["P-01", "A1", "2025", "apbd", "5", "-1"], "realisasi"),
        (["P-01", "A1", "2025", "pinjaman", "5", ""], "sumber"),
        (["P-01", "A1", "dua", "apbd", "5", ""], "tahun"),
    ],
)
def test_a_wrong_budget_line_is_named_with_its_cell(row, column, city, check):
    run = check(csv_text(["kode_program", "kode", "tahun", "sumber", "pagu", "realisasi"], row), "a.csv")
    assert named(run) == [("anggaran", 2, column)]


def test_a_rule_about_the_programme_as_a_whole_is_named_at_its_row(city, check):
    run = check(csv_text(["kode", "tanggal_berakhir"], ["P-02", "2020-01-01"]), "a.csv", "program")
    assert named(run) == [("program", 2, "tanggal_berakhir")]


def test_codes_that_stand_twice_are_named_with_the_first_row(city, check):
    rows = [["P-01", "M1", "a", "2026-01-01"], ["P-01", "M9", "b", "2026-01-01"], ["P-01", "M9", "c", "2026-01-01"]]
    run = check(csv_text(TONGGAK, *rows), "a.csv")
    assert named(run) == [("tonggak", 4, "kode")]
    assert "3" in run.problems[0]["message"]


def test_a_new_programme_needs_all_that_is_required(city, check):
    run = check(csv_text(["kode", "judul"], ["N-1", "Baru"]), "a.csv", "program")
    missing = {"ringkasan", "fase", "dimensi", "opd_utama", "tanggal_mulai"}
    assert {column for _sheet, _row, column in named(run)} == missing


def test_all_errors_of_all_sheets_are_named_together(city, check):
    run = check(
        workbook(
            program=[["kode", "judul"], ["P-01", None], ["P-02", "a" * 300]],
            nilai_indikator=[["kode_indikator", "tahun", "target"], ["LIV.002", 2026, "banyak"], ["X", 2026, 1]],
        )
    )
    assert named(run) == [
        ("program", 2, "judul"), ("program", 3, "judul"), ("nilai_indikator", 2, "target"),
        ("nilai_indikator", 3, "kode_indikator"),
    ]  # fmt: skip


def test_five_hundred_errors_are_listed_and_the_others_counted(city, check, monkeypatch):
    monkeypatch.setattr(faults, "MOST", 5)
    rows = [["P-01", f"M{number}", "a", "besok"] for number in range(8)]
    run = check(csv_text(TONGGAK, *rows), "a.csv")
    assert (len(run.problems), run.more_problems) == (5, 3)


def test_somebody_elses_draft_that_holds_the_same_fact_is_named(city, check):
    draft = city[0].get_latest_revision_as_object()
    draft.title = "Lampu menurut draf"
    draft.save_revision(user=make_user("budi", first_name="Budi"))
    run = check(csv_text(["kode", "judul"], ["P-01", "Lampu menurut berkas"]), "a.csv", "program")
    assert named(run) == [("program", 2, "judul")]
    assert "Budi" in run.problems[0]["message"] or "budi" in run.problems[0]["message"]


def test_the_example_row_of_the_template_is_no_data(city, check):
    sheets = {table.name: rows for table, rows in template_sheets()}
    run = check(exported_workbook(TODAY, sheets, columns_to_fill_in))
    assert run.state == ImportRun.State.FAULTY
    assert {sheet for sheet, *_ in named(run)} == set(sheets)


def test_a_file_of_titles_alone_is_named(city, check):
    assert check(csv_text(TONGGAK), "a.csv").state == ImportRun.State.FAULTY
    assert check(workbook(tonggak=[TONGGAK])).state == ImportRun.State.FAULTY


def test_days_that_passed_since_the_export_are_no_error(city, check):
    """What depends on the day (done, due, unreported) was true when it was written."""
    table = TABLES["tonggak"]
    row = {"kode_program": "P-01", "kode": "M3", "keadaan": "direncanakan", "judul": "-Uji"}
    data = exported_workbook(TODAY, {"tonggak": [row]}, lambda _table: [table[key] for key in row])
    assert check(data).problems == []


def test_a_wrong_file_leaves_everything_as_it_is(city, check):
    before = exported_rows(TODAY)
    check(csv_text(TONGGAK, ["P-01", "M1", "Lain", "2026-01-01"], ["P-01", "M2", "x", "besok"]), "a.csv")
    assert exported_rows(TODAY) == before
