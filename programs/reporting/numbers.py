"""Numbers as people in the city write them: 1.234,5."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.templatetags.indonesian import number

WRITTEN = re.compile(r"(?:Rp\.?)?(-?)(?:Rp\.?)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?:,-)?", re.IGNORECASE | re.ASCII)
LONGEST = 40


def read_number(text):
    """The Decimal of "1.234,5", "1234,5" or "Rp 1.200.000"; None when it is no number in this writing."""
    found = WRITTEN.fullmatch("".join(text.split()))
    if not found or len(text) > LONGEST:
        return None
    sign, whole, fraction = found.groups()
    fraction = (fraction or "").rstrip("0")
    return Decimal(f"{sign}{whole.replace('.', '')}" + (f".{fraction}" if fraction else ""))


class NumberField(forms.DecimalField):
    """A Decimal typed in Indonesian; shown in the same way when the form is opened again."""

    default_error_messages = {
        "invalid": gettext_lazy("Write a number like 1.234,5: points for thousands, a comma for decimals."),
        "min_value": gettext_lazy("This cannot be negative."),
    }
    widget = forms.TextInput

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal):
            return value
        read = read_number(str(value))
        if read is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return read

    def prepare_value(self, value):
        return number(value) if isinstance(value, Decimal) else value

    def widget_attrs(self, widget):
        return {"inputmode": "decimal", "autocomplete": "off"}


def keeps_what_is_public(public, value):
    """Raise where a figure that is public was emptied: a report says something new, it takes nothing back."""
    if public is not None and value is None:
        raise ValidationError(_("Write a number: what is public cannot be emptied in a report."))
