"""A row may name what another row of the same file brings, wherever that row stands."""

import pytest

from programs.models import ImportRun, Indicator, ProgramPage
from tests.builders import make_user

from .files import workbook
from .test_rows import named

pytestmark = pytest.mark.django_db

PROGRAM = ["kode", "judul", "ringkasan", "fase", "dimensi", "opd_utama", "tanggal_mulai", "indikator"]
INDICATOR = ["kode", "nama", "definisi", "satuan", "arah", "bagian_evaluasi", "induk"]


def program(code, indicators):
    return [code, f"Program {code}", "Janji.", "pendek", "LIV", "dishub", "2026-01-05", indicators]


def indicator(code, parent=None):
    return [code, f"Ukuran {code}", "Isi.", "%", "naik", "outcome", parent]


SHEETS = {
    "program": [PROGRAM, program("N-1", "Z.002;LIV.002"), program("N-2", "A.001")],
    "indikator": [INDICATOR, indicator("A.001", "Z.002"), indicator("Z.002", "LIV.001")],
    "nilai_indikator": [["kode_indikator", "tahun", "target"], ["A.001", 2026, 5]],
    "tonggak": [["kode_program", "kode", "judul", "tanggal_rencana"], ["N-1", "M1", "Mulai", "2026-05-01"]],
}


def measured(page):
    return sorted(row.indicator.code for row in page.program_indicators.all())


@pytest.mark.parametrize("turned", [False, True], ids=["programmes first", "indicators first"])
@pytest.mark.parametrize("upside_down", [False, True], ids=["child first", "parent first"])
def test_programmes_name_indicators_and_indicators_parents_of_the_same_file(turned, upside_down, city, check, apply):
    sheets = {name: [rows[0], *(rows[:0:-1] if upside_down else rows[1:])] for name, rows in SHEETS.items()}
    run = check(workbook(**dict(reversed(sheets.items()) if turned else sheets.items())))
    assert run.problems == []
    assert apply(run).state == ImportRun.State.APPLIED
    assert measured(ProgramPage.objects.get(code="N-1")) == ["LIV.002", "Z.002"]
    assert measured(ProgramPage.objects.get(code="N-2")) == ["A.001"]
    assert Indicator.objects.get(code="A.001").parent.code == "Z.002"
    assert Indicator.objects.get(code="Z.002").parent.code == "LIV.001"
    assert Indicator.objects.get(code="A.001").values.get().target == 5


def test_the_stored_versions_name_them_too(city, check, apply):
    apply(check(workbook(**SHEETS)))
    page = ProgramPage.objects.get(code="N-1")
    assert measured(page.get_latest_revision_as_object()) == ["LIV.002", "Z.002"]
    page.latest_revision.publish()
    assert measured(ProgramPage.objects.get(code="N-1")) == ["LIV.002", "Z.002"]


def test_a_programme_that_is_live_takes_a_new_indicator_and_so_does_the_draft_beside_it(city, check, apply):
    page = ProgramPage.objects.get(code="P-01")
    page.title = "Draf"
    page.save_revision(user=make_user("budi"))
    sheets = {"program": [["kode", "indikator"], ["P-01", "B.001"]], "indikator": [INDICATOR, indicator("B.001")]}
    run = check(workbook(**sheets))
    assert run.problems == []
    assert apply(run).state == ImportRun.State.APPLIED
    page = ProgramPage.objects.get(code="P-01")
    assert measured(page) == ["B.001"]
    assert measured(page.get_latest_revision_as_object()) == ["B.001"]
    assert measured(page.live_revision.as_object()) == ["B.001"]


def test_a_stored_indicator_may_stand_below_a_new_one(city, check, apply):
    rows = [INDICATOR, ["LIV.002", "Lampu menyala", "Isi.", "%", "turun", "quick_win", "B.001"], indicator("B.001")]
    run = check(workbook(indikator=rows))
    assert run.problems == []
    apply(run)
    assert Indicator.objects.get(code="LIV.002").parent.code == "B.001"


def test_a_code_that_neither_the_file_nor_the_city_knows_is_named_with_its_cell(city, check):
    sheets = {
        "program": [PROGRAM, program("N-1", "Z.002;TIDAK.ADA")],
        "indikator": [INDICATOR, indicator("Z.002", "JUGA.TIDAK")],
    }
    run = check(workbook(**sheets))
    assert named(run) == [("program", 2, "indikator"), ("indikator", 2, "induk")]
    assert "TIDAK.ADA" in run.problems[0]["message"]
    assert "JUGA.TIDAK" in run.problems[1]["message"]


@pytest.mark.parametrize("row", [["", "Ukuran"], ["Z 002", "Ukuran"]], ids=["without code", "with a wrong code"])
def test_a_row_that_cannot_be_read_brings_no_code(row, city, check):
    sheets = {"program": [PROGRAM, program("N-1", "Z.002")], "indikator": [INDICATOR, row]}
    assert ("program", 2, "indikator") in named(check(workbook(**sheets)))


def test_an_indicator_below_itself_is_named(city, check):
    rows = [INDICATOR, indicator("A.001", "B.001"), indicator("B.001", "A.001"), indicator("C.001", "C.001")]
    run = check(workbook(indikator=rows))
    assert named(run) == [("indikator", row, "induk") for row in (2, 3, 4)]


def test_two_new_programmes_of_one_name_get_two_addresses(city, check, apply):
    rows = [PROGRAM, program("N-1", ""), program("N-2", "")]
    rows[2][1] = rows[1][1]
    assert apply(check(workbook(program=rows))).state == ImportRun.State.APPLIED
    assert ProgramPage.objects.filter(code__in=["N-1", "N-2"], live=True).values("slug").distinct().count() == 2
