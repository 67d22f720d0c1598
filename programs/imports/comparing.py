"""What a file would change: its entries against what is live now."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ..exchange.rows import records_of
from ..models import Indicator, ProgramPage
from .places import PLACES
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
    """Compare all entries of a file with the database, in a constant number of queries."""
    compared = Compared()
    live = live_records(entries)
    parents = Parents(entries)
    for entry in entries:
        record = live[entry.table.name].get(entry.key)
        if problem := parents.why_not(entry, record):
            faults.add(problem, entry.sheet, entry.number, entry.table.key[0])
        else:
            compare_entry(compared, entry, record, today, faults)
    return compared


def compare_entry(compared, entry, record, today, faults):
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
         "fields": fields}
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


def live_records(entries):
    """{table: {key: record}} of what the entries name and the database has."""
    found = {}
    for table, place in ((entry.table, PLACES[entry.table.name]) for entry in first_of_each(entries)):
        codes = {entry.key[0] for entry in entries if entry.table is table}
        published = ProgramPage.objects.live().in_default_language()
        programs = published.filter(code__in=codes) if place.root == "programs" else published
        indicators = Indicator.objects.filter(code__in=codes) if place.root == "indicators" else None
        records = records_of(table, programs, indicators)
        found[table.name] = {tuple(table[name].value(record) for name in table.key): record for record in records}
    return found


def first_of_each(entries):
    return {entry.table.name: entry for entry in entries}.values()


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
        self.live = {
            "programs": set(programs.live().values_list("code", flat=True)),
            "indicators": set(Indicator.objects.values_list("code", flat=True)),
        }
        self.drafts = set(programs.filter(live=False, code__in=codes["programs"]).values_list("code", flat=True))
        self.folded = {root: {code.casefold(): code for code in live} for root, live in self.live.items()}

    def why_not(self, entry, record):
        """Why an entry has no place, or None."""
        place, code = PLACES[entry.table.name], entry.key[0]
        if record is not None or code in self.live[place.root]:
            return None
        if place.root == "programs" and code in self.drafts:
            return _("“%(code)s” is not published. Publish it first; only what is public is compared.") % {"code": code}
        if similar := self.folded[place.root].get(code.casefold()):
            return _("“%(code)s” is not known. Is “%(similar)s” meant?") % {"code": code, "similar": similar}
        if place.parent and code not in self.new[place.root]:
            return _("“%(code)s” is not known.") % {"code": code}
        return None
