"""What a table of data is: named columns, each of which reads its value from a record and says what it means."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

TEXT, DATE, INTEGER, DECIMAL, MONEY = "text", "date", "integer", "decimal", "money"
CHOICE, CODE, CODES, URL, BOOLEAN = "choice", "code", "codes", "url", "boolean"


@dataclass(frozen=True)
class Choice:
    """A word of a closed vocabulary: its stable code in the data, its label, and what the database keeps for it."""

    code: str
    label: str
    stored: str


@dataclass(frozen=True)
class Column:
    """A column of data. Keys are Indonesian and never change; a new meaning gets a new key.

    An editable column names the ``field`` of its record; ``by`` names the attribute that stands for a related record
    (``slug`` of an agency, ``code`` of a goal), or the path to it. Derived columns have ``read(record)``, or
    ``read_on(record, today)`` where the day matters.
    """

    key: str
    label: str
    description: str
    type: str = TEXT
    field: str = ""
    by: str = ""
    required: bool = False
    editable: bool = True
    vocabulary: tuple[Choice, ...] = ()
    example: str = ""
    max_length: int | None = None
    read: Callable | None = None
    read_on: Callable | None = None

    @property
    def choices(self):
        """{code: label} of a choice column, in the order of display."""
        return {choice.code: choice.label for choice in self.vocabulary}

    @property
    def stored(self):
        """{code: what the database keeps} of a choice column."""
        return {choice.code: choice.stored for choice in self.vocabulary}

    @cached_property
    def codes_of_stored(self):
        return {choice.stored: choice.code for choice in self.vocabulary}

    def value(self, record, today: date | None = None):
        """The plain value: str, int, Decimal, date, bool, a list of codes, or None where there is none."""
        if self.read_on:
            return plain(self.read_on(record, today))
        if self.read:
            return plain(self.read(record))
        found = getattr(record, self.field)
        if self.type == CHOICE:
            return self.codes_of_stored.get(found)
        if self.type == CODES:
            return sorted({code for code in (follow(row, self.by) for row in found.all()) if code})
        return plain(follow(found, self.by))


@dataclass(frozen=True)
class Table:
    """A sheet or file of data. ``key`` names the columns that tell its rows apart; ``round_trip``: it comes in too."""

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    round_trip: bool = True

    def __getitem__(self, key):
        return self.by_key[key]

    @cached_property
    def by_key(self):
        return {column.key: column for column in self.columns}

    @property
    def keys(self):
        return [column.key for column in self.columns]

    @property
    def editable(self):
        return [column for column in self.columns if column.editable]

    def row(self, record, today: date | None = None):
        """{key: plain value} of a record, in the order of the columns."""
        return {column.key: column.value(record, today) for column in self.columns}


def follow(record, path):
    """The attribute at a dotted path of a record; None as soon as something on the way is missing."""
    for name in path.split(".") if path else ():
        record = getattr(record, name, None) if record is not None else None
    return record


def plain(value):
    """Empty text is None, and lines end with a line feed alone, wherever they were typed."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n") or None
    return value
