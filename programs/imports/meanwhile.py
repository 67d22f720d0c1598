"""What was changed by others between the dry run of an import and its writing."""

from django.utils.translation import gettext as _

from cms.moderation.four_eyes import name_of
from cms.moderation.models import RegisterChange

from ..exchange.tables import TABLES
from ..models import Indicator, ProgramPage
from .lines import Entry
from .places import PLACES, column_of
from .stored import stored_records
from .values import as_json


def changed_meanwhile(records):
    """Sentences on every value that is no longer what the file was compared with, and not what it asks for either."""
    entries = [Entry("", TABLES[r["table"]], 0, tuple(r["key"]), {}) for r in records]
    stored = stored_records(entries)
    return [
        reason
        for record, entry in zip(records, entries, strict=True)
        for reason in differing(record, stored[entry.table.name].get(entry.key))
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
    """The person whose version of the record is live now, or is the latest draft of what is not."""
    place, code = PLACES[record["table"]], record["key"][0]
    if place.root == "programs":
        page = ProgramPage.objects.in_default_language().filter(code=code).first()
        version = page and (page.live_revision if page.live else page.latest_revision)
        person = version and version.user
    else:
        indicator = Indicator.objects.filter(code=code).first()
        changes = RegisterChange.objects.for_object(indicator).filter(decision="confirmed") if indicator else None
        last = changes.order_by("-decided_at").select_related("proposed_by").first() if changes is not None else None
        person = last and last.proposed_by
    return name_of(person) if person else _("somebody")
