"""Sheets from an XLSX workbook that passed the checks of archive.py."""

import zipfile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from ..exchange.xlsx_writing import GUIDE
from .archive import merged_cells
from .faults import FileRefused
from .sheets import MOST_ROWS, sheet_of, table_named, too_many_rows

MOST_COLUMNS = 100
MOST_LINES = 5 * MOST_ROWS  # Empty ones included: a sheet may claim a million.


def read_workbook(file, faults):
    """The Sheets of a workbook, as far as they could be read. Raises FileRefused for a damaged one."""
    try:
        book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
        with zipfile.ZipFile(file) as archive:
            sheets = [sheet for page in book.worksheets if (sheet := read_sheet(page, archive, faults))]
    except FileRefused:
        raise
    except Exception as error:  # openpyxl meets a damaged workbook with whatever its parts raise.
        raise FileRefused(_("This is no Excel workbook, or it is damaged.")) from error
    if not sheets and not faults:
        raise FileRefused(_("The file is empty."))
    return sheets


def read_sheet(page, archive, faults):
    name = page.title
    table = table_named(name)
    if table is None and name.strip().lower() != GUIDE:
        faults.add(_("There is no table of this name."), name)
    if table is None or not table.round_trip:
        return None
    if merged := merged_cells(archive, page._worksheet_path):
        faults.add(_("Cells %(range)s are merged. Separate them.") % {"range": merged}, name)
        return None
    page.reset_dimensions()  # What a sheet says about its own size may be wrong.
    rows = page.iter_rows(max_col=MOST_COLUMNS)
    header = [cell.value for cell in next(rows, [])]
    if not any(header):
        return None
    return sheet_of(table, name, header, plain_rows(rows, header, name, faults), faults)


def plain_rows(rows, header, name, faults):
    """(number, values) of each row; formulas and errors are named and taken for empty."""
    for number, row in enumerate(rows, start=2):
        if number > MOST_LINES:
            faults.add(too_many_rows(), name)
            return
        yield number, [plain(cell, number, position, header, name, faults) for position, cell in enumerate(row)]


def plain(cell, number, position, header, name, faults):
    if cell.value is None or cell.data_type not in ("f", "e"):
        return cell.value
    title = header[position] if position < len(header) and header[position] else get_column_letter(position + 1)
    if cell.data_type == "f":
        faults.add(_("A formula. Put its value here instead."), name, number, str(title))
    else:
        faults.add(
            _("The spreadsheet shows an error here: %(error)s.") % {"error": cell.value}, name, number, str(title)
        )
    return None
