"""Tables as an XLSX workbook: a sheet that explains the columns, then a sheet a table, with real dates and numbers."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from .cells import NO, YES, cell_text
from .columns import BOOLEAN, CHOICE, CODE, CODES, DATE, MONEY, TEXT, URL
from .documentation import choices_of, label_of, type_of, use_of

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GUIDE = "petunjuk"  # The name of the first sheet; whoever reads a workbook passes it over.
LAST_ROW = 10_000  # Down to here the lists of choices are offered.
WIDTHS = {TEXT: 36, URL: 36, DATE: 14, MONEY: 18, CODE: 16, CODES: 24}
FORMATS = {DATE: "yyyy-mm-dd", CODE: "@", CODES: "@", TEXT: "@"}  # "@": stays text, with its leading zeros.
BOLD, WRAPPED = Font(bold=True), Alignment(wrap_text=True, vertical="top")
COMPUTED = PatternFill("solid", fgColor="EEEEEE")


def write_workbook(sheets, file, columns_of=None):
    """Write a workbook into a file, row by row. ``sheets``: pairs of table and rows, dicts of plain values by key.

    ``columns_of(table)`` gives the columns wanted, else all.
    """
    book = Workbook(write_only=True)
    sheets = [(table, rows, list(columns_of(table) if columns_of else table.columns)) for table, rows in sheets]
    write_guide(book, [(table, columns) for table, _rows, columns in sheets])
    for table, rows, columns in sheets:
        write_table(book.create_sheet(table.name), columns, rows)
    book.save(file)


def write_table(sheet, columns, rows):
    sheet.freeze_panes = "A2"
    for letter, column in lettered(columns):
        sheet.column_dimensions[letter].width = max(WIDTHS.get(column.type, 12), len(column.key) + 4)
        sheet.column_dimensions[letter].number_format = FORMATS.get(column.type, "General")
        if choices := choices_offered(column):
            sheet.data_validations.append(choices_list(choices, letter))
    sheet.append([heading(sheet, column) for column in columns])
    for row in rows:
        sheet.append([cell(sheet, column, row[column.key]) for column in columns])


def lettered(columns):
    return ((get_column_letter(number), column) for number, column in enumerate(columns, start=1))


def heading(sheet, column):
    found = text_cell(sheet, column.key)
    found.font = BOLD
    if not column.editable:
        found.fill = COMPUTED
    return found


def cell(sheet, column, value):
    """A cell with a real date or number; text, guarded as in CSV, is never taken for a formula. None: no cell."""
    if value is None:
        return None
    if isinstance(value, date) or isinstance(value, int | Decimal) and not isinstance(value, bool):
        found = WriteOnlyCell(sheet, value)
    else:
        found = text_cell(sheet, cell_text(value))
    found.number_format = FORMATS.get(column.type, "General")
    return found


def text_cell(sheet, text):
    """A cell of text, without the control characters that a workbook cannot hold."""
    found = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
    found.data_type = "s"
    return found


def choices_offered(column):
    if column.type == BOOLEAN:
        return [YES, NO]
    return list(column.choices) if column.type == CHOICE else []


def choices_list(choices, letter):
    """The list that a spreadsheet offers in a column, and refuses other words by."""
    offered = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True, showErrorMessage=True)
    offered.error = _("Choose one of the words from the list.")
    offered.add(f"{letter}2:{letter}{LAST_ROW}")
    return offered


def write_guide(book, tables):
    """The first sheet: every column of every table with what it means and what it takes."""
    sheet = book.create_sheet(GUIDE)
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDEFG", (16, 26, 30, 60, 30, 26, 60), strict=True):
        sheet.column_dimensions[letter].width = width
    headings = [
        _("Sheet"), _("Column"), _("Name"), _("Meaning"), _("Kind of value"), _("To be filled in"), _("Words"),
    ]  # fmt: skip
    sheet.append([guide_cell(sheet, text, BOLD) for text in headings])
    for table, columns in tables:
        for column in columns:
            facts = [label_of(column), str(column.description), type_of(column), use_of(column), choices_of(column)]
            sheet.append([guide_cell(sheet, text) for text in (table.name, column.key, *facts)])


def guide_cell(sheet, text, font=None):
    found = text_cell(sheet, text)
    found.alignment = WRAPPED
    if font:
        found.font = font
    return found
