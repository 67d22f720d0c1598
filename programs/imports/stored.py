"""The records in the database that the entries of a file name."""

from ..exchange.rows import records_of
from ..models import Indicator, ProgramPage
from .places import PLACES


def stored_records(entries):
    """{table: {key: record}} of what the entries name and the database has.

    What is live, and of programmes that are not public the latest draft.
    """
    found, drafts = {}, drafts_of(entries)
    for table, place in ((entry.table, PLACES[entry.table.name]) for entry in first_of_each(entries)):
        codes = {entry.key[0] for entry in entries if entry.table is table}
        published = ProgramPage.objects.live().in_default_language()
        programs = published.filter(code__in=codes) if place.root == "programs" else published
        indicators = Indicator.objects.filter(code__in=codes) if place.root == "indicators" else None
        records = records_of(table, programs, indicators)
        found[table.name] = {tuple(table[name].value(record) for name in table.key): record for record in records}
        if place.root == "programs":
            found[table.name] |= drafted(place, drafts)
    return found


def drafts_of(entries):
    """{code: latest draft} of the programmes that the entries name and that are not public."""
    codes = {entry.key[0] for entry in entries if PLACES[entry.table.name].root == "programs"}
    pages = ProgramPage.objects.in_default_language().filter(live=False, code__in=codes)
    return {page.code: page.get_latest_revision_as_object() for page in pages.select_related("latest_revision")}


def drafted(place, drafts):
    """{key: record} of one table in drafts."""
    if not place.parent:
        return {(code,): draft for code, draft in drafts.items()}
    return {(code, row.code): row for code, draft in drafts.items() for row in getattr(draft, place.part).all()}


def first_of_each(entries):
    return {entry.table.name: entry for entry in entries}.values()
