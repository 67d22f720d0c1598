"""A sheet as it was read: whose table it is, which columns it has, and its lines, nothing understood yet."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..exchange.tables import TABLES

MOST_ROWS = 20_000


@dataclass(frozen=True)
class Line:
    """``number``: as the spreadsheet counts. ``cells``: {column key: what stands in the cell}; None when empty."""

    number: int
    cells: dict


@dataclass(frozen=True)
class Sheet:
    name: str
    table: object
    columns: list
    lines: list


def columns_of(table, header, name, faults):
    """{position: Column} of a header row. Names what is unknown, double or missing."""
    found, seen = {}, set()
    for position, title in enumerate(header):
        key = str(title or "").strip().lower()
        if not key:
            continue
        if key not in table.by_key:
            faults.add(_("The table has no column of this name."), name, 1, str(title).strip())
        elif key in seen:
            faults.add(_("This column stands here twice."), name, 1, key)
        else:
            found[position] = table[key]
        seen.add(key)
    for key in table.key:
        if key not in seen:
            faults.add(_("This column is missing; it tells the rows apart."), name, 1, key)
    return found


def sheet_of(table, name, header, rows, faults):
    """A Sheet of a header and of (number, cells) pairs; None where the columns are not right."""
    before = len(faults.found)
    columns = columns_of(table, header, name, faults)
    if len(faults.found) > before:
        return None
    lines = []
    for number, cells in rows:
        named = {columns[position].key: cell for position, cell in enumerate(cells) if position in columns}
        if untitled := [p for p, cell in enumerate(cells) if cell not in (None, "") and p not in columns]:
            message = _("There is a value in column %(number)d, which has no title.")
            faults.add(message % {"number": untitled[0] + 1}, name, number)
        if any(cell is not None and str(cell).strip() for cell in named.values()):
            lines.append(Line(number, named))
        if len(lines) > MOST_ROWS:
            faults.add(too_many_rows(), name)
            return None
    return Sheet(name, table, list(columns.values()), lines)


def too_many_rows():
    return _("More than %(count)d rows. Divide the file.") % {"count": MOST_ROWS}


def table_named(name):
    """The table that a sheet is called by; None for an unknown name."""
    return TABLES.get(name.strip().lower().replace(" ", "_"))
