"""Between a field of a record and the plain value that stands for it in a change set."""

from datetime import date
from decimal import Decimal

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.utils.translation import gettext as _

from .records import own_code

INDICATORS = "program_indicators"


def field_of(record, name):
    """Raises ValidationError for a field that does not exist or that follows by rule."""
    try:
        field = record._meta.get_field(name)
    except FieldDoesNotExist as error:
        raise ValidationError(_("There is no such field.")) from error
    if name != INDICATORS and not getattr(field, "editable", False):
        raise ValidationError(_("This follows by rule and cannot be entered."))
    return field


def plain(record, name):
    """What a field of a record holds, as a change set would say it."""
    if name == INDICATORS:
        return sorted(row.indicator.code for row in record.program_indicators.all())
    field = record._meta.get_field(name)
    if field.many_to_many:
        return sorted(str(own_code(item)) for item in getattr(record, name).all())
    if field.is_relation:
        related = getattr(record, name)
        return own_code(related) if related else None
    return plain_value(getattr(record, name))


def plain_value(value):
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "" else value


def assign(record, name, value, records):
    """Put a value of a change set into a record, in memory; codes are found in ``records``. Raises ValidationError."""
    field = field_of(record, name)
    if name == INDICATORS:
        assign_indicators(record, value, records)
    elif field.many_to_many:
        setattr(record, name, [records.find(field.related_model, code) for code in value])
    elif field.is_relation:
        setattr(record, name, None if value in (None, "") else records.find(field.related_model, value))
    else:
        setattr(record, name, empty_of(field) if value in (None, "") else field.to_python(value))


def empty_of(field):
    return "" if field.empty_strings_allowed and not field.null else None


def assign_indicators(program, codes, records):
    kept = {row.indicator.code: row for row in program.program_indicators.all()}
    model = apps.get_model("programs", "ProgramIndicator")
    indicators = apps.get_model("programs", "Indicator")
    program.program_indicators = [kept.get(code) or model(indicator=records.find(indicators, code)) for code in codes]
