"""From the lines of a sheet to entries: every cell understood, every row known by its codes, none twice."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..exchange.columns import CODE
from ..exchange.templates import example_row
from .known import named_model
from .parsing import CellFault, parse

SIGNS = re.compile(r"[^\s;,'\"/\\]+")


@dataclass(frozen=True)
class Entry:
    """A row that was understood. ``values``: {column key: plain value} of what the sheet has, its own codes apart."""

    sheet: str
    table: object
    number: int
    key: tuple
    values: dict


def entries_of(sheet, known, faults):
    """The entries of a sheet, in its order; what is wrong with a row is named and the row left out."""
    seen, entries = {}, []
    example = example_row(sheet.table)
    for line in sheet.lines:
        values = parsed(sheet, line, known, faults)
        if values is None:
            continue
        key = tuple(values.pop(name) for name in sheet.table.key)
        if key in seen:
            message = _("This code stands in row %(row)d already.") % {"row": seen[key]}
            faults.add(message, sheet.name, line.number, sheet.table.key[-1])
        elif is_example(sheet.table, key, values, example):
            faults.add(_("This is the example row of the template. Remove it."), sheet.name, line.number)
        else:
            entries.append(Entry(sheet.name, sheet.table, line.number, key, values))
        seen.setdefault(key, line.number)
    return entries


def is_example(table, key, values, example):
    if list(key) != [example[name] for name in table.key]:
        return False
    return all(value in (example.get(name), None, []) for name, value in values.items())


def parsed(sheet, line, known, faults):
    """{column key: plain value} of a line; None when a cell is wrong, all of which are named."""
    values, wrong = {}, False
    for column in sheet.columns:
        try:
            values[column.key] = understood(sheet.table, column, line.cells.get(column.key), known)
        except CellFault as fault:
            faults.add(fault, sheet.name, line.number, column.key)
            wrong = True
    return None if wrong else values


def understood(table, column, cell, known):
    if not column.editable and column.read_on:
        return None  # It says something about a day that has passed; nothing follows from it.
    value = parse(column, cell)
    if value is None and column.required:
        raise CellFault(_("This cell must be filled in."))
    if value is None:
        return None
    if column.key in table.key and column.type == CODE and not SIGNS.fullmatch(value):
        raise CellFault(_("A code has no spaces, quotation marks, slashes, commas or semicolons."))
    if model := named_model(table, column):
        for code in value if isinstance(value, list) else [value]:
            if (model, code) not in known:
                raise CellFault(_("“%(code)s” is not known.") % {"code": code})
    return value
