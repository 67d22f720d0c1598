"""Every kind of bad file: refused with a named error before anything is written, and as a rule before it is parsed."""

import tracemalloc
import zipfile
from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from programs.imports import archive as archives
from programs.imports import sheets
from programs.imports.faults import Faults, FileRefused
from programs.imports.reading import MOST_BYTES, check_file, read_sheets

from .files import archive, csv_text, repacked, saved, uploaded, workbook

TITLES = ["kode_program", "kode", "judul", "tanggal_rencana", "bobot"]
ROW = ["P-01", "M1", "Lelang", date(2026, 3, 31), 2]


def good():
    return workbook(tonggak=[TITLES, ROW])


def refusal(data, name="data.xlsx"):
    with pytest.raises(FileRefused) as refused:
        check_file(uploaded(data, name), name)
    return str(refused.value)


def faults_in(data, name="data.xlsx", table=""):
    faults = Faults()
    read_sheets(uploaded(data, name), name, table, faults)
    return [(fault.sheet, fault.row, fault.column) for fault in faults.found]


def unreadable(data, name="data.csv", table=""):
    with pytest.raises(FileRefused) as refused:
        read_sheets(uploaded(data, name), name, table, Faults())
    return str(refused.value)


def test_a_good_workbook_is_read():
    faults = Faults()
    sheet = read_sheets(uploaded(good()), "data.xlsx", "", faults)[0]
    assert not faults
    assert (sheet.name, [line.number for line in sheet.lines]) == ("tonggak", [2])


class OfSize(BytesIO):
    """A file that says it is large, and fails when it is read."""

    size = MOST_BYTES * 5

    def read(self, *args):
        raise AssertionError("The file was read.")


def test_50_megabytes_are_refused_unread():
    with pytest.raises(FileRefused, match="10 MB"):
        check_file(OfSize(), "data.xlsx")


def bomb(megabytes):
    return archive({"xl/workbook.xml": "<a/>", "xl/worksheets/sheet1.xml": b"0" * megabytes * 1024 * 1024})


@pytest.mark.parametrize("megabytes", [30, 150])
def test_a_zip_bomb_is_refused_from_its_directory_and_takes_no_memory(megabytes, monkeypatch):
    data = bomb(megabytes)
    monkeypatch.setattr(archives, "chunks", lambda *args: pytest.fail("The bomb was unpacked."))
    tracemalloc.start()
    message = refusal(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "too large" in message or "terlalu besar" in message
    assert peak < 2 * 1024 * 1024


def test_a_bomb_that_lies_about_its_size_unpacks_no_more_than_it_says():
    data = bomb(30)
    size = (30 * 1024 * 1024).to_bytes(4, "little")
    with pytest.raises(FileRefused):
        read_sheets(uploaded(data.replace(size, (100_000).to_bytes(4, "little"))), "data.xlsx", "", Faults())


def test_entities_are_not_expanded():
    declared = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]>'
    assert refusal(repacked(good(), lambda name, part: declared + part if "sheet1" in name else part))


def test_macros_are_refused_by_name_and_by_content():
    with_macro = BytesIO(good())
    with zipfile.ZipFile(with_macro, "a") as made:
        made.writestr("xl/vbaProject.bin", b"macro")
    reasons = {refusal(good(), "data.xlsm"), refusal(with_macro.getvalue())}
    assert len(reasons) == 1


def test_old_and_encrypted_workbooks_are_told_apart():
    old = archives.COMPOUND + b"\0" * 600
    assert refusal(old) == refusal(good(), "data.xls")
    assert refusal(old + archives.ENCRYPTED) != refusal(old)


def test_an_encrypted_archive_is_refused():
    data = bytearray(good())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert refusal(bytes(data)) == refusal(archives.COMPOUND + archives.ENCRYPTED)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "data.csv"),
        (b"", "data.xlsx"),
        (b"PK\x03\x04 torn", "data.xlsx"),
        (b"plain text", "data.xlsx"),
        (archive({"a.csv": "kode"}), "data.xlsx"),
        (archive({"a.csv": "kode"}), "data.zip"),
        (b"%PDF", "data.pdf"),
    ],
    ids=["empty-csv", "empty-xlsx", "torn", "text", "archive-as-workbook", "archive", "pdf"],
)
def test_what_is_no_table_is_refused(data, name):
    assert refusal(data, name)


def test_a_workbook_with_a_torn_sheet_is_refused():
    assert unreadable(repacked(good(), lambda name, part: part[:-40] if "sheet1" in name else part), "data.xlsx")


def test_merged_cells_are_named_with_their_range():
    book = Workbook()
    page = book.active
    page.title = "tonggak"
    page.append(TITLES)
    page.append(ROW)
    page.merge_cells("A2:B3")
    faults = Faults()
    read_sheets(uploaded(saved(book)), "data.xlsx", "", faults)
    assert faults.found[0].sheet == "tonggak"
    assert "A2:B3" in faults.found[0].message


def test_formulas_and_errors_are_named_with_their_cells():
    rows = [TITLES, ["P-01", "M1", "=1+1", date(2026, 3, 31), "#REF!"], ["P-01", "=A2", "b", None, 1]]
    assert faults_in(workbook(tonggak=rows)) == [
        ("tonggak", 2, "judul"),
        ("tonggak", 2, "bobot"),
        ("tonggak", 3, "kode"),
    ]


def test_a_text_that_looks_like_a_formula_is_text():
    book = Workbook()
    book.active.title = "tonggak"
    book.active.append(TITLES)
    book.active.append(ROW)
    book.active["C2"].value = "'=1+1"
    assert faults_in(saved(book)) == []


def test_unknown_sheets_and_columns_are_named():
    data = workbook(
        tonggak=[[*TITLES, "warna", "kode"], ROW], rahasia=[["a"]], anggaran=[["kode_program", "pagu"], ["P-01", 1]]
    )
    assert faults_in(data) == [
        ("tonggak", 1, "warna"), ("tonggak", 1, "kode"), ("rahasia", None, ""), ("anggaran", 1, "kode"),
    ]  # fmt: skip


def test_a_value_below_no_title_is_named():
    assert faults_in(workbook(tonggak=[TITLES, [*ROW, "hilang"]])) == [("tonggak", 2, "")]


def test_empty_rows_are_passed_over_and_sheets_without_titles_too():
    sheet = read_sheets(uploaded(workbook(tonggak=[TITLES, [None], ROW], program=[])), "a.xlsx", "", Faults())
    assert [[line.number for line in found.lines] for found in sheet] == [[3]]


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    assert faults_in(workbook(tonggak=[TITLES, *[ROW] * 4])) == [("tonggak", None, "")]
    assert faults_in(workbook(tonggak=[TITLES, *[ROW] * 3])) == []


def test_a_sheet_that_claims_a_million_rows_ends_early():
    page = b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'
    data = repacked(good(), lambda name, part: part.replace(b"</sheetData>", page) if "sheet1" in name else part)
    assert faults_in(data) == [("tonggak", None, "")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_csv_is_read_whatever_divides_it(delimiter, mark):
    data = mark + csv_text(TITLES, ["P-01", "M1", "Lelang", "2026-03-31", "2"], delimiter=delimiter)
    sheet = read_sheets(uploaded(data, "a.csv"), "a.csv", "", Faults())[0]
    assert sheet.lines[0].cells == dict(zip(TITLES, ["P-01", "M1", "Lelang", "2026-03-31", "2"], strict=True))


def test_excels_line_about_the_divider_is_understood():
    data = b"sep=;\r\n" + csv_text(TITLES, ["P-01", "M1", "a, b", "2026-03-31", "2"], delimiter=";")
    assert read_sheets(uploaded(data, "a.csv"), "a.csv", "", Faults())[0].lines[0].cells["judul"] == "a, b"


def test_other_encodings_are_refused_with_the_row():
    data = csv_text(TITLES, ["P-01", "M1", "Café", "2026-03-31", "2"])
    assert "2" in unreadable(data.decode().encode("cp1252"))
    assert "UTF-16" in unreadable(data.decode().encode("utf-16"))
    assert unreadable(data.replace(b"M1", b"\0"))


@pytest.mark.parametrize("cell", ['"Lelang', 'Le"lang"', '"Le"lang'])
def test_unbalanced_quotes_are_refused_or_kept_as_text(cell):
    data = csv_text(TITLES, ["P-01", "M1", cell, "2026-03-31", "2"])
    if cell.startswith('"'):
        assert "2" in unreadable(data)
    else:
        assert faults_in(data, "a.csv") == []


def test_a_csv_file_that_could_be_two_tables_asks_which():
    data = csv_text(["kode_program", "kode", "keterangan"], ["P-01", "M1", "x"])
    assert unreadable(data)
    assert faults_in(data, "a.csv", "tonggak") == []


def test_a_csv_file_with_an_unknown_column_has_it_named():
    data = csv_text([*TITLES, "warna"], ["P-01", "M1", "a", "2026-03-31", "2", "biru"])
    assert ("tonggak", 1, "warna") in faults_in(data, "a.csv")
