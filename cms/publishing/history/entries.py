"""What the history of a page consists of: ledger rows about it and what it is measured by, and change notes."""

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from ..models import LedgerEntry, Publication

ROW, NOTE = "row", "note"


def original_of(page):
    """The page that the facts, and so the history, belong to: a translation may name another one as ``facts``."""
    return getattr(page, "facts", page)


def ledger_of(page):
    """The ledger rows that the history of an original shows."""
    about = Q(subject_type=page._meta.label_lower, subject_id=page.pk)
    for subject_type, ids in getattr(page, "ledger_subjects", {}).items():
        about |= Q(subject_type=subject_type, subject_id__in=ids)
    return LedgerEntry.objects.filter(about)


def notes_of(page):
    """The publications of an original with a note on what changed, unless a row of theirs gives it as its reason."""
    published = Publication.objects.filter(page_id=page.pk, action=Publication.Action.PUBLISHED)
    source = Concat(Value("publication:"), Cast(OuterRef("pk"), CharField()))
    said = ledger_of(page).filter(source=source, reason=OuterRef("note"), redacted_at=None)
    return published.exclude(note="").exclude(Exists(said))


def history_of(page):
    """Both, newest first, as a queryset of dicts of ``kind``, ``id`` and ``happened_at``; see ``fetch``."""
    rows, notes = (
        queryset.order_by().annotate(kind=Value(kind, CharField())).values("kind", "id", "happened_at")
        for kind, queryset in ((ROW, ledger_of(page)), (NOTE, notes_of(page)))
    )
    return rows.union(notes, all=True).order_by("-happened_at", "-kind", "-id")


def fetch(keys):
    """The (kind, object) pairs that keys of ``history_of`` stand for, in their order. Two queries."""
    keys = list(keys)
    found = {
        ROW: LedgerEntry.objects.in_bulk([key["id"] for key in keys if key["kind"] == ROW]),
        NOTE: Publication.objects.in_bulk([key["id"] for key in keys if key["kind"] == NOTE]),
    }
    return [(key["kind"], found[key["kind"]][key["id"]]) for key in keys if key["id"] in found[key["kind"]]]
