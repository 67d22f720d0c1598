"""On approval: what the file said becomes live, all of it or nothing."""

from django.utils.translation import gettext as _

from cms.core.approval import approving_office
from cms.moderation.four_eyes import DecisionRefused, name_of
from cms.moderation.models import RegisterChange

from ..changing import ChangesRefused, apply_changes
from ..changing.holding import hold_programs
from ..exchange.tables import TABLES
from ..models import Indicator, ProgramPage
from .comparing import live_records
from .lines import Entry
from .places import PLACES, change_set, column_of
from .values import as_json

MOST_NAMED = 5


def apply_run(run, user, now):
    """Write the changes of a run, as the office that approves just now.

    Raises DecisionRefused, which names records and fields; then nothing was written.
    """
    lock(run.records)
    if reasons := changed_meanwhile(run.records):
        raise DecisionRefused(refusal(reasons), run)
    try:
        apply_changes(
            change_set(run.records),
            user=user,
            office=approving_office(),
            note=run.change_note,
            now=now,
            source=f"import:{run.pk}",
        )
    except ChangesRefused as refused:
        raise DecisionRefused(refusal([str(problem) for problem in refused.problems]), run) from refused


def lock(records):
    """Nobody else writes what is compared now until it is written; in one order, so that two do not wait in a ring."""
    list(Indicator.objects.select_for_update().filter(code__in=codes(records, "indicators")).order_by("code"))
    hold_programs(codes(records, "programs"))


def codes(records, root):
    return {record["key"][0] for record in records if PLACES[record["table"]].root == root}


def changed_meanwhile(records):
    """Sentences on every value that is no longer what the file was compared with, and not what it asks for either."""
    entries = [Entry("", TABLES[r["table"]], 0, tuple(r["key"]), {}) for r in records]
    live = live_records(entries)
    return [
        reason
        for record, entry in zip(records, entries, strict=True)
        for reason in differing(record, live[entry.table.name].get(entry.key))
    ]


def differing(record, found):
    if (found is None) != record["new"]:
        yield about(record, _("was removed") if found is None else _("was added"), found)
        return
    for field, values in record["fields"].items() if found is not None else ():
        column = column_of(record["table"], field)
        now = as_json(column, column.value(found))
        if now not in (values["old"], values["new"]):
            yield about(record, column.key, found)


def about(record, what, found):
    said = {"record": " / ".join(str(code) for code in record["key"]), "field": what, "who": who_changed(record, found)}
    return _("%(record)s, %(field)s: changed by %(who)s.") % said


def who_changed(record, found):
    """The person whose version of the record is live now."""
    place, code = PLACES[record["table"]], record["key"][0]
    if place.root == "programs":
        page = ProgramPage.objects.in_default_language().filter(code=code).select_related("live_revision__user").first()
        person = page and page.live_revision and page.live_revision.user
    else:
        indicator = Indicator.objects.filter(code=code).first()
        changes = RegisterChange.objects.for_object(indicator).filter(decision="confirmed") if indicator else None
        last = changes.order_by("-decided_at").select_related("proposed_by").first() if changes is not None else None
        person = last and last.proposed_by
    return name_of(person) if person else _("somebody")


def refusal(reasons):
    named = " ".join(reasons[:MOST_NAMED])
    if len(reasons) > MOST_NAMED:
        named = _("%(reasons)s And %(count)d more.") % {"reasons": named, "count": len(reasons) - MOST_NAMED}
    return _("Nothing was imported. %(reasons)s Upload the file again; it is compared anew.") % {"reasons": named}
