"""What a file would change: its entries against what is live now, or against the draft of what never was."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ..models import Indicator, ProgramPage
from .places import PLACES
from .stored import stored_records
from .values import as_json, emptied, same


@dataclass
class Compared:
    """``records``: what would change, as JSON; ``places``: where each of their values stands in the file;

    ``counts``: {table: {"new", "changed", "same"}}.
    """

    records: list = field(default_factory=list)
    places: dict = field(default_factory=dict)
    counts: dict = field(default_factory=dict)


def compare(entries, today, faults):
    """Compare all entries of a file with the database, in a constant number of queries (and some for each draft)."""
    compared = Compared()
    stored = stored_records(entries)
    parents = Parents(entries)
    for entry in entries:
        record = stored[entry.table.name].get(entry.key)
        if problem := parents.why_not(entry):
            faults.add(problem, entry.sheet, entry.number, entry.table.key[0])
        else:
            compare_entry(compared, entry, record, parents.is_draft(entry), today, faults)
    return compared


def compare_entry(compared, entry, record, is_draft, today, faults):
    place = PLACES[entry.table.name]
    fields = {}
    for name, value in entry.values.items():
        column = entry.table[name]
        old = column.value(record, today) if record else None
        if not column.editable:
            name_ruled(entry, column, value, old, faults)
            continue
        new = emptied(column, place.model) if value is None else value
        if record is None and new in (None, []) or record is not None and same(column, new, old):
            continue
        new = new.strip() if isinstance(new, str) else new
        fields[column.field] = {"old": as_json(column, old), "new": as_json(column, new)}
    if record is None:
        name_missing(entry, faults)
    kind = "new" if record is None else "changed" if fields else "same"
    compared.counts.setdefault(entry.table.name, {"new": 0, "changed": 0, "same": 0})[kind] += 1
    if kind == "same":
        return
    path = place.path(entry.key)
    compared.places[path] = (entry.sheet, entry.number, "")
    for column in map(entry.table.by_key.get, entry.values):
        if column.field in fields:
            compared.places[(*path, column.field)] = (entry.sheet, entry.number, column.key)
    compared.records.append(
        {"table": entry.table.name, "key": list(entry.key), "title": title_of(entry, record), "new": record is None,
         "draft": is_draft, "fields": fields}
    )  # fmt: skip


def name_ruled(entry, column, value, old, faults):
    """Columns that the site computes may stand in a file, as exported; nobody enters another value there."""
    if value in (None, []) or same(column, value, old):
        return
    message = _("This follows by rule and cannot be entered. Empty the cell, or export anew.")
    faults.add(message, entry.sheet, entry.number, column.key)


def name_missing(entry, faults):
    """A new record needs all that is required, whatever columns the file has."""
    for column in entry.table.columns:
        if column.required and column.key not in entry.table.key and column.key not in entry.values:
            message = _("“%(code)s” is new, and needs this column.") % {"code": entry.key[-1]}
            faults.add(message, entry.sheet, entry.number, column.key)


def title_of(entry, record):
    given = entry.values
    return str(given.get("judul") or given.get("nama") or getattr(record, "title", "") or getattr(record, "name", ""))


class Parents:
    """The programmes and indicators that entries are, or hang on. Two queries."""

    def __init__(self, entries):
        self.new = {"programs": set(), "indicators": set()}
        codes = {"programs": set(), "indicators": set()}
        for entry in entries:
            place = PLACES[entry.table.name]
            codes[place.root].add(entry.key[0])
            if not place.parent:
                self.new[place.root].add(entry.key[0])
        programs = ProgramPage.objects.in_default_language()
        self.known = {
            "programs": set(programs.values_list("code", flat=True)),
            "indicators": set(Indicator.objects.values_list("code", flat=True)),
        }
        self.drafts = set(programs.filter(live=False, code__in=codes["programs"]).values_list("code", flat=True))
        self.folded = {root: {code.casefold(): code for code in known} for root, known in self.known.items()}

    def is_draft(self, entry):
        """Whether an entry changes a programme that is not public."""
        return PLACES[entry.table.name].root == "programs" and entry.key[0] in self.drafts

    def why_not(self, entry):
        """Why an entry has no place, or None."""
        place, code = PLACES[entry.table.name], entry.key[0]
        if code in self.known[place.root]:
            return None
        if similar := self.folded[place.root].get(code.casefold()):
            return _("“%(code)s” is not known. Is “%(similar)s” meant?") % {"code": code, "similar": similar}
        if place.parent and code not in self.new[place.root]:
            return _("“%(code)s” is not known.") % {"code": code}
        return None
