"""What a page promises, as plain data with words: the ground of the ledger.

A page type names its facts in ``ledger_fields``: columns, and kinds of child rows. A kind of child rows names its own
in ``ledger_fields`` too; its rows have a ``ledger_code`` that outlives drafts and imports, and a ``ledger_label``. What
follows by rule at this moment, a page names in ``ledger_by_rule``; what has a reason of its own, page and rows name in
``ledger_reasons`` (texts by column).
"""

from datetime import date, datetime
from decimal import Decimal

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms.core.templatetags.indonesian import clock, long_date, number

LANGUAGE = "id"  # The ledger is written in the language of the office.


def facts_of(record):
    """The facts of a record; None for one without ``ledger_fields``.

    {"columns": {name: fact}, "rows": {relation: {code: {"label", "fields": {name: fact}}}}}; a fact is a dict of
    ``label``, ``value`` (JSON), ``text``, and ``by_rule`` and ``reason`` where it has them.
    """
    names = getattr(record, "ledger_fields", None)
    if not names:
        return None
    facts = {"columns": {}, "rows": {}}
    with translation.override(LANGUAGE):
        for name in names:
            field = record._meta.get_field(name)
            if field.one_to_many:
                facts["rows"][name] = rows_of(record, name)
            else:
                facts["columns"][name] = fact(record, field)
    return facts


def grounds(record, name):
    """Whether a column follows by rule now, and its own reason, as far as the record says so."""
    found = {"by_rule": True} if name in getattr(record, "ledger_by_rule", ()) else {}
    reason = getattr(record, "ledger_reasons", {}).get(name)
    return found | {"reason": reason} if reason else found


def rows_of(record, relation):
    return {
        row.ledger_code: {
            "label": f"{capfirst(row._meta.verbose_name)} “{row.ledger_label}”",
            "fields": {name: fact(row, row._meta.get_field(name)) for name in row.ledger_fields},
        }
        for row in getattr(record, relation).all()
    }


def fact(record, field):
    value = field.value_from_object(record)
    said = {"label": capfirst(str(field.verbose_name)), "value": plain(value), "text": words(record, field, value)}
    return said | grounds(record, field.name)


def plain(value):
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value.isoformat() if isinstance(value, date) else value


def words(record, field, value):
    """A value as readers read it; empty for None."""
    if field.is_relation and value not in (None, ""):
        return str(getattr(record, field.name))
    return in_words(field, value)


def in_words(field, value):
    """A value of a field that is no relation, as readers of the active language read it; empty for None."""
    if value in (None, ""):
        return ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return f"{long_date(value)}, {clock(value)}"
    if isinstance(value, date):
        return long_date(value)
    return number(value) if isinstance(value, Decimal) else str(value)
