"""Files as people upload them: workbooks and CSV, good and bad."""

import zipfile
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from programs.exchange.csv_writing import csv_lines
from programs.exchange.rows import rows_of
from programs.exchange.tables import ROUND_TRIP, TABLES
from programs.exchange.xlsx_writing import write_workbook
from programs.models import ProgramPage


def workbook(**sheets):
    """The bytes of a workbook; each sheet a list of rows, the titles first."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    return saved(book)


def saved(book):
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def csv_text(*rows, delimiter=","):
    return "\r\n".join(delimiter.join(row) for row in rows).encode()


def uploaded(data, name="data.xlsx"):
    return SimpleUploadedFile(name, data)


def archive(parts, compression=zipfile.ZIP_DEFLATED):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", compression) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return file.getvalue()


def repacked(data, change):
    """A workbook whose parts went through ``change(name, bytes)``."""
    with zipfile.ZipFile(BytesIO(data)) as made:
        return archive({name: change(name, made.read(name)) for name in made.namelist()})


def live_programs():
    return ProgramPage.objects.live().in_default_language()


def exported_rows(today):
    """{table name: rows} of all that is live, as an export has them."""
    return {table.name: list(rows_of(table, live_programs(), today)) for table in ROUND_TRIP}


def exported_workbook(today, rows=None, columns_of=None):
    rows = rows or exported_rows(today)
    file = BytesIO()
    write_workbook([(TABLES[name], found) for name, found in rows.items()], file, columns_of)
    return file.getvalue()


def exported_csv(name, rows, for_excel=True):
    return "".join(csv_lines(TABLES[name], rows, for_excel=for_excel)).encode()
