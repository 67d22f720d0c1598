"""The codes that cells may name, looked up once a model, however many rows name them."""

from contextlib import suppress

from ..changing.records import OWN_CODES
from ..changing.values import INDICATORS
from ..exchange.columns import CODE, CODES
from ..models import Indicator
from .parsing import CellFault, parse
from .places import PLACES


def named_model(table, column):
    """The model whose codes a column holds; None for a column that names nothing, and for the key of a row."""
    if column.type not in (CODE, CODES) or not column.editable or not column.by or column.key in table.key:
        return None
    if column.field == INDICATORS:
        return Indicator
    return PLACES[table.name].model._meta.get_field(column.field).related_model


class KnownCodes:
    """Which of the codes that a file names exist, or are brought by the file itself, wherever in it.

    One query a model, when it is first asked.
    """

    def __init__(self, sheets):
        self.codes, self.sheets = {}, sheets

    def __contains__(self, pair):
        model, code = pair
        if model not in self.codes:
            self.codes[model] = codes_of(model) | codes_brought(model, self.sheets)
        return code in self.codes[model]


def codes_brought(model, sheets):
    """The codes of the model's own rows in a file, as far as they can be read."""
    codes = set()
    for sheet in sheets:
        if PLACES[sheet.table.name].model is model and not PLACES[sheet.table.name].parent:
            column = sheet.table[sheet.table.key[0]]
            for line in sheet.lines:
                with suppress(CellFault):  # It is named when its own row is read.
                    codes.add(parse(column, line.cells.get(column.key)))
    return codes - {None}


def codes_of(model):
    records = model._default_manager.all()
    if hasattr(records, "in_default_language"):
        records = records.in_default_language()
    return set(records.order_by().values_list(OWN_CODES[model._meta.label_lower], flat=True))
