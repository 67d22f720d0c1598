"""What a run would change, as people read it."""

from dataclasses import dataclass

from ..exchange.tables import TABLES
from .places import column_of
from .values import readable


@dataclass(frozen=True)
class ShownField:
    label: str
    key: str
    old: str
    new: str


@dataclass(frozen=True)
class ShownRecord:
    table: str
    code: str
    title: str
    is_new: bool
    is_draft: bool
    fields: list


def shown(record):
    """A ShownRecord of a record as the run keeps it."""
    return ShownRecord(
        table=TABLES[record["table"]].title,
        code=" / ".join(str(code) for code in record["key"]),
        title=record["title"],
        is_new=record["new"],
        is_draft=record["draft"],
        fields=[shown_field(record["table"], *item) for item in record["fields"].items()],
    )


def shown_field(table, field, values):
    column = column_of(table, field)
    return ShownField(column.label, column.key, readable(column, values["old"]), readable(column, values["new"]))


def counted(run):
    """(table's title, how many new, changed, as they are) of each table in the file."""
    return [(TABLES[name].title, found["new"], found["changed"], found["same"]) for name, found in run.counts.items()]
