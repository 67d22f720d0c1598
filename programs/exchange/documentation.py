"""What a column means, in words: for the first sheet of a workbook and the page about the data."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import columns

TYPES = {
    columns.TEXT: gettext_lazy("Text"),
    columns.DATE: gettext_lazy("Date (2026-03-31)"),
    columns.INTEGER: gettext_lazy("Whole number"),
    columns.DECIMAL: gettext_lazy("Number, with a dot before the decimals"),
    columns.MONEY: gettext_lazy("Rupiah, in digits alone"),
    columns.CHOICE: gettext_lazy("One of the words given"),
    columns.CODE: gettext_lazy("Code"),
    columns.CODES: gettext_lazy("Codes, separated by semicolons"),
    columns.URL: gettext_lazy("Web address"),
    columns.BOOLEAN: gettext_lazy("ya or tidak"),
}


def label_of(column):
    return capfirst(str(column.label))


def type_of(column):
    return str(TYPES[column.type])


def choices_of(column):
    """The words of a choice column with what they mean: "pendek = Jangka pendek; …"; empty for other columns."""
    return "; ".join(f"{code} = {label}" for code, label in column.choices.items())


def use_of(column):
    """Whether one must fill a column in, may, or leaves it alone."""
    if not column.editable:
        return _("Computed by the site; left as it is")
    return _("Must be filled in") if column.required else _("May be empty")
