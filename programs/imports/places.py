"""Where the rows of each table stand in a change set (see programs.changing), and which model keeps them."""

from dataclasses import dataclass

from ..exchange.tables import TABLES
from ..models import BudgetLine, Indicator, IndicatorValue, Milestone, ProgramPage


@dataclass(frozen=True)
class Place:
    """``root``: programmes or indicators; ``part``: the record's own columns, or one kind of its rows."""

    model: type
    root: str
    part: str = "fields"
    parent: str = ""  # The table of the record that a row hangs on.

    def path(self, key):
        """The way to a record in a change set, by its codes: ("programs", "P-15", "milestones", "M1")."""
        return (self.root, str(key[0]), self.part, *(str(code) for code in key[1:]))


PLACES = {
    "program": Place(ProgramPage, "programs"),
    "tonggak": Place(Milestone, "programs", "milestones", parent="program"),
    "anggaran": Place(BudgetLine, "programs", "budget_lines", parent="program"),
    "indikator": Place(Indicator, "indicators"),
    "nilai_indikator": Place(IndicatorValue, "indicators", "values", parent="indikator"),
}


def change_set(records):
    """The change set of compared records, as ``apply_changes`` takes it."""
    changes = {}
    for record in records:
        place = changes
        for part in PLACES[record["table"]].path(record["key"]):
            place = place.setdefault(part, {})
        place.update({name: values["new"] for name, values in record["fields"].items()})
    return changes


def column_of(table_name, field):
    """The column of a table that a model field comes from; None for a field that no column has."""
    return next((column for column in TABLES[table_name].columns if column.editable and column.field == field), None)


def spoken(path):
    """A path of a change set as the file names it: "P-01 / M2, tanggal_rencana"."""
    root, code, *rest = (str(step) for step in path)
    part = rest.pop(0) if rest and rest[0] in {place.part for place in PLACES.values()} else "fields"
    keys = [code, rest.pop(0)] if part != "fields" and rest else [code]
    table = next(name for name, place in PLACES.items() if (place.root, place.part) == (root, part))
    columns = [column.key if (column := column_of(table, field)) else field for field in rest]
    return ", ".join([" / ".join(keys), *columns])
