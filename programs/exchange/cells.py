"""How a value stands in a cell, so that a spreadsheet shows it and never runs it, and how it is taken back."""

import re
from datetime import date
from decimal import Decimal

YES, NO = "ya", "tidak"
BETWEEN_CODES = ";"
# A spreadsheet takes a cell that begins so for a formula. A new cell begins with the text, and, where semicolons part
# cells (Excel in Indonesian), after a semicolon or a line break too. What looks guarded already is guarded once more.
BEGINS, FORMULA = r"(?<![^;\r\n])", r"(?='*[=+\-@\t\r])"
UNGUARDED, GUARDED = re.compile(f"{BEGINS}{FORMULA}"), re.compile(f"{BEGINS}'{FORMULA}")


def guard(text):
    """A text as it may stand in a cell: what would act as a formula gets an apostrophe in front."""
    return UNGUARDED.sub("'", text)


def unguard(text):
    """The text of a cell without the apostrophes that ``guard`` put in; any other text as it is."""
    return GUARDED.sub("", text)


def number_text(value):
    """A number in plain digits with a dot: "1250000000", "74.5"; never "1E+3", no zeros at the end."""
    if isinstance(value, Decimal):
        value = value.to_integral_value() if value == value.to_integral_value() else value.normalize()
        return format(value, "f")
    return str(value)


def cell_text(value):
    """A plain value of a Column as the text of a CSV cell; empty for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, list):
        return guard(BETWEEN_CODES.join(value))
    if isinstance(value, date):
        return value.isoformat()
    return number_text(value) if isinstance(value, int | Decimal) else guard(value)


def codes_in(text):
    """The codes in a cell, white space around them taken away."""
    return [code for code in (part.strip() for part in text.split(BETWEEN_CODES)) if code]
