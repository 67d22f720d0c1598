"""Empty sheets to fill in, each with one example row that shows what its cells take."""

from datetime import date
from decimal import Decimal

from .cells import YES, codes_in
from .columns import BOOLEAN, CODES, DATE, DECIMAL, INTEGER, MONEY
from .tables import ROUND_TRIP

READERS = {
    DATE: date.fromisoformat,
    INTEGER: int,
    DECIMAL: Decimal,
    MONEY: Decimal,
    CODES: codes_in,
    BOOLEAN: lambda text: text == YES,
}


def columns_to_fill_in(table):
    return table.editable


def example_row(table):
    """The plain values of the example in every column that people fill in; None where it leaves one empty."""
    return {column.key: example_value(column) for column in table.editable}


def example_value(column):
    return READERS.get(column.type, str)(column.example) if column.example else None


def template_sheets():
    return [(table, [example_row(table)]) for table in ROUND_TRIP]
