"""One table from a CSV file: UTF-8, its cells divided by commas or semicolons."""

import csv
from io import StringIO

from django.utils.translation import gettext as _

from ..exchange.cells import unguard
from ..exchange.tables import ROUND_TRIP, TABLES
from .faults import FileRefused
from .sheets import sheet_of

MARKS = {b"\xef\xbb\xbf": "UTF-8", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def read_csv(file, table_name, faults):
    """The Sheet of a CSV file in a list. ``table_name``: which table it is; empty to tell by its columns."""
    file.seek(0)
    text = decoded(file.read())
    if not text.strip():
        raise FileRefused(_("The file is empty."))
    text, delimiter = divided(text)
    rows = numbered(text, delimiter)
    _number, header = next(rows)
    table = TABLES[table_name] if table_name else table_of(header)
    sheet = sheet_of(table, table.name, header, rows, faults)
    return [sheet] if sheet else []


def decoded(data):
    for mark, name in MARKS.items():
        if data.startswith(mark) and name == "UTF-16":
            raise FileRefused(_("The text is UTF-16. Save the file as “CSV UTF-8”."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = _("The text is not UTF-8 (row %(row)d). Save the file as “CSV UTF-8”.") % {"row": line}
        raise FileRefused(message) from error
    if "\0" in text:
        raise FileRefused(_("This is no CSV file."))
    return text


def divided(text):
    """The text without Excel's line "sep=;", and what divides its cells."""
    first, _newline, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return rest, first.strip()[-1]
    return text, max(",;\t", key=first.count)


def numbered(text, delimiter):
    """(line number, cells) of each row, the header first; a row may span lines. Empty cells are None."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, row in enumerate(reader, start=1):
            yield number, [unguard(cell) or None for cell in row]
    except csv.Error as error:
        message = _("A quotation mark near row %(row)d is not closed, or stands in the middle of a cell.")
        raise FileRefused(message % {"row": number + 1}) from error


def table_of(header):
    """The table whose columns these are. Raises FileRefused when that cannot be told."""
    titles = {str(title).strip().lower() for title in header if title}
    fitting = [table for table in ROUND_TRIP if titles <= set(table.keys) and set(table.key) <= titles]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting and (closest := closest_table(titles)):
        return closest  # Its unknown columns are named one by one.
    raise FileRefused(_("The columns do not tell which table this is. Choose the table above the file."))


def closest_table(titles):
    """The one table that shares the most columns with a file, those among them that tell its rows apart; or None."""
    shared = [(len(titles & set(table.keys)), table) for table in ROUND_TRIP if set(table.key) <= titles]
    best = max((count for count, _table in shared), default=0)
    tables = [table for count, table in shared if count == best]
    return tables[0] if len(tables) == 1 else None
