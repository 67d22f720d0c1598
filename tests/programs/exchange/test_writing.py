import csv
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from programs.exchange.cells import YES, codes_in, unguard
from programs.exchange.columns import BOOLEAN, CODES, DATE, DECIMAL, INTEGER, MONEY, Column, Table
from programs.exchange.csv_writing import csv_lines, write_zip
from programs.exchange.rows import rows_of
from programs.exchange.tables import ROUND_TRIP, TABLES
from programs.exchange.templates import columns_to_fill_in, template_sheets
from programs.exchange.xlsx_writing import GUIDE, write_workbook
from programs.models import ProgramPage
from tests.builders import TODAY
from tests.programs.exchange.city import make_city

pytestmark = pytest.mark.django_db


def from_text(column, text):
    """The plain value that the text of a CSV cell stands for."""
    if column.type == CODES:
        return codes_in(unguard(text))
    if text == "":
        return None
    readers = {DATE: date.fromisoformat, INTEGER: int, DECIMAL: Decimal, MONEY: Decimal, BOOLEAN: lambda t: t == YES}
    return readers.get(column.type, unguard)(text)


def from_cell(column, value):
    """The plain value that a cell of a workbook stands for."""
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, str):
        return from_text(column, value or "")
    return int(value) if column.type == INTEGER else Decimal(str(value))


def rows(table):
    return list(rows_of(table, ProgramPage.objects.countable(), TODAY))


def workbook(sheets, columns_of=None):
    file = BytesIO()
    write_workbook(sheets, file, columns_of)
    file.seek(0)
    return load_workbook(file)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_csv_read_back_gives_every_value(table):
    make_city()
    told = rows(table)
    read = list(csv.DictReader(StringIO("".join(csv_lines(table, told)), newline="")))
    back = [{column.key: from_text(column, row[column.key]) for column in table.columns} for row in read]
    assert back == told
    assert told


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_workbook_read_back_gives_every_value(table):
    make_city()
    told = rows(table)
    head, *cells = workbook([(table, told)])[table.name].iter_rows(values_only=True)
    assert list(head) == table.keys
    back = [
        {column.key: from_cell(column, value) for column, value in zip(table.columns, row, strict=True)}
        for row in cells
    ]
    assert back == told
    assert told


def test_no_cell_begins_as_a_formula_does():
    make_city()
    book = workbook([(table, rows(table)) for table in TABLES.values()])
    for table in TABLES.values():
        for line in csv.reader(StringIO("".join(csv_lines(table, rows(table))), newline="")):
            assert [text for text in line if text[:1] in ("=", "+", "@", "\t", "\r")] == []
        for line in book[table.name].iter_rows():
            assert [cell.value for cell in line if cell.data_type == "f"] == []
    program = book["program"]
    assert program["C2"].value == "'=Baris satu\nbaris dua; selesai"


def test_negative_numbers_stay_numbers():
    table = Table("uji", "Uji", "", ("mundur_hari",), (Column("mundur_hari", "", "", INTEGER),))
    told = [{"mundur_hari": -12}]
    assert list(csv_lines(table, told))[1] == "-12\r\n"
    assert workbook([(table, told)])["uji"]["A2"].value == -12


def test_control_characters_do_not_break_a_workbook():
    table = Table("uji", "Uji", "", ("judul",), (Column("judul", "", ""),))
    assert workbook([(table, [{"judul": "Lampu\x0b jalan"}])])["uji"]["A2"].value == "Lampu jalan"


def test_the_archive_for_excel_says_that_it_is_utf8():
    make_city()
    file = BytesIO()
    write_zip([(TABLES["program"], rows(TABLES["program"])), (TABLES["opd"], [])], file)
    archive = ZipFile(file)
    assert archive.namelist() == ["program.csv", "opd.csv"]
    assert archive.read("program.csv").startswith(b"\xef\xbb\xbfkode,judul,")
    assert archive.read("opd.csv").decode("utf-8-sig").strip() == ",".join(TABLES["opd"].keys)


def test_the_first_sheet_explains_every_column():
    book = workbook([(table, []) for table in TABLES.values()])
    assert book.sheetnames == [GUIDE, *TABLES]
    told = [(row[0], row[1]) for row in book[GUIDE].iter_rows(min_row=2, values_only=True)]
    assert told == [(table.name, key) for table in TABLES.values() for key in table.keys]
    assert all(row[2] and row[3] and row[4] for row in book[GUIDE].iter_rows(min_row=2, values_only=True))


def test_the_head_stays_in_sight_and_choices_are_offered():
    sheet = workbook([(TABLES["program"], [])])["program"]
    assert sheet.freeze_panes == "A2"
    offered = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert offered["D2"] == '"pendek,menengah,panjang"'
    assert offered["E2"] == '"ya,tidak"'
    assert sheet.column_dimensions["B"].width > 30


def test_templates_hold_one_example_row_in_the_columns_to_fill_in():
    book = workbook(template_sheets(), columns_to_fill_in)
    assert book.sheetnames == [GUIDE, *(table.name for table in ROUND_TRIP)]
    for table in ROUND_TRIP:
        head, example, *more = book[table.name].iter_rows(values_only=True)
        assert list(head) == [column.key for column in table.editable]
        assert more == []
        by_key = dict(zip(head, example, strict=True))
        assert [column.key for column in table.editable if column.required and by_key[column.key] is None] == []
    assert book["program"]["M2"].value == datetime(2026, 1, 5)  # noqa: DTZ001 - a cell has no zone


def test_examples_are_words_that_the_columns_take():
    wrong = [
        column.key
        for table in ROUND_TRIP
        for column in table.editable
        if (column.vocabulary and column.example not in column.choices)
        or (column.max_length and len(column.example) > column.max_length)
    ]
    assert wrong == []
