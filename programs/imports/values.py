"""Plain values of columns as a change set says them, whether two of them are the same, and how people read them."""

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format

from ..exchange.cells import BETWEEN_CODES, NO, YES
from ..exchange.columns import BOOLEAN, CHOICE, CODES, DATE, DECIMAL, MONEY


def as_json(column, value):
    """A plain value as JSON: ISO dates, decimals as strings, choices as the database keeps them."""
    if value is None:
        return None
    if column.type == CHOICE:
        return column.stored[value]
    if isinstance(value, date):
        return value.isoformat()
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value


def same(column, new, old):
    """Whether a cell says what is there already; white space around a text does not count."""
    if isinstance(new, str) and new != old:
        return new.strip() == (old or "").strip()
    if new is None and isinstance(old, str):
        return not old.strip()
    if column.type == BOOLEAN:
        return bool(new) == bool(old)
    if column.type == CODES:
        return (new or []) == (old or [])
    return new == old


def emptied(column, model):
    """What an empty cell of an optional column means: its default where the database wants a value, else nothing."""
    if column.type == CODES:
        return []
    if not column.field or column.by:
        return None
    field = model._meta.get_field(column.field)
    return field.get_default() if field.has_default() and not field.null else None


def readable(column, value):
    """A value of a change set as it is shown: "31 Maret 2026", "ya", "1.250.000"; empty for none."""
    if value in (None, "", []):
        return ""
    if column.type == CODES:
        return f"{BETWEEN_CODES} ".join(value)
    if column.type == BOOLEAN:
        return YES if value else NO
    if column.type == CHOICE:
        return str(column.choices.get(column.codes_of_stored.get(value), value))
    if column.type == DATE:
        return date_format(date.fromisoformat(value), "j F Y")
    return number_format(Decimal(value), force_grouping=True) if column.type in (DECIMAL, MONEY) else str(value)
