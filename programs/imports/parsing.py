"""What stands in a cell, as the plain value of its column: the inverse of programs.exchange."""

import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from ..exchange.cells import NO, YES, codes_in, number_text, unguard
from ..exchange.columns import BOOLEAN, CHOICE, CODE, CODES, DATE, DECIMAL, INTEGER, MONEY

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
LOCAL = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
NUMBER = re.compile(r"-?\d+([.,]\d+)?")
FIRST_YEAR, LAST_YEAR = 1945, 2200
DIGITS = {DECIMAL: 2, MONEY: 0, INTEGER: 0}


class CellFault(ValueError):
    """Why a cell cannot be understood."""


def parse(column, cell):
    """The plain value of a cell: as Column.value gives it. None when empty. Raises CellFault."""
    if isinstance(cell, str):
        cell = unguard(cell) if cell.strip() else None
    if cell is None:
        return [] if column.type == CODES else None
    return PARSERS.get(column.type, parse_text)(column, cell)


def parse_text(column, cell):
    text = written(cell).replace("\r\n", "\n").replace("\r", "\n")
    if column.max_length and len(text.strip()) > column.max_length:
        raise CellFault(_("Longer than %(count)d characters.") % {"count": column.max_length})
    return text


def written(cell):
    """A cell as somebody would have typed it: a number without the point that spreadsheets add."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return YES if cell else NO
    if isinstance(cell, datetime | date):
        return (cell.date() if isinstance(cell, datetime) else cell).isoformat()
    return number_text(Decimal(repr(cell))) if isinstance(cell, float) else str(cell)


def parse_code(column, cell):
    return parse_text(column, cell).strip()


def parse_codes(column, cell):
    return sorted(set(codes_in(written(cell))))


def parse_date(column, cell):
    if isinstance(cell, datetime):
        if cell.time() != time():
            raise CellFault(_("A day without a time is asked for here."))
        cell = cell.date()
    if isinstance(cell, int | float):
        raise CellFault(_("%(cell)s is a number and no date. Format the cell as a date.") % {"cell": written(cell)})
    day = cell if isinstance(cell, date) else day_of(written(cell).strip())
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise CellFault(_("The year %(year)d cannot be right.") % {"year": day.year})
    return day


def day_of(text):
    if found := ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := LOCAL.fullmatch(text):
        day, month, year = map(int, found.groups())
    else:
        raise CellFault(_("“%(cell)s” is no date. Write it as 2026-12-31 or 31-12-2026.") % {"cell": short(text)})
    try:
        return date(year, month, day)
    except ValueError as error:
        raise CellFault(_("There is no day %(cell)s.") % {"cell": short(text)}) from error


def parse_number(column, cell):
    if isinstance(cell, bool | date | time):
        raise CellFault(_("“%(cell)s” is no number.") % {"cell": written(cell)})
    text = written(cell).strip()
    if not NUMBER.fullmatch(text):
        message = _("“%(cell)s” is no number. Write digits only, without dots between thousands.")
        raise CellFault(message % {"cell": short(text)})
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation as error:
        raise CellFault(_("“%(cell)s” is no number.") % {"cell": short(text)}) from error
    if len(text.lstrip("-").replace(",", ".").partition(".")[0]) > 15:
        raise CellFault(_("This number is too large."))
    check_digits(column, number)
    return int(number) if column.type == INTEGER else number


def check_digits(column, number):
    allowed = DIGITS[column.type]
    if number == round(number, allowed):
        return
    if not allowed:
        raise CellFault(_("A whole number is asked for here."))
    raise CellFault(_("No more than two digits may stand behind the point."))


def parse_choice(column, cell):
    word = written(cell).strip()
    for code, label in column.choices.items():
        if word.casefold() in (code.casefold(), str(label).casefold()):
            return code
    message = _("“%(cell)s” is not one of: %(codes)s.")
    raise CellFault(message % {"cell": short(word), "codes": ", ".join(column.choices)})


def parse_yes(column, cell):
    word = written(cell).strip().casefold()
    if word in (YES, NO):
        return word == YES
    raise CellFault(_("Write “ya” or “tidak”."))


def short(text):
    return text if len(text) <= 40 else f"{text[:39]}…"


PARSERS = {
    CODE: parse_code,
    CODES: parse_codes,
    DATE: parse_date,
    INTEGER: parse_number,
    DECIMAL: parse_number,
    MONEY: parse_number,
    CHOICE: parse_choice,
    BOOLEAN: parse_yes,
}
