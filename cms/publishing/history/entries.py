"""What the history of a page consists of: ledger rows about it and what it is measured by, change notes, versions."""

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from ..models import LedgerEntry, Publication, PublicVersion

ROW, NOTE, VERSION = "row", "note", "version"


def original_of(page):
    """The page that the facts, and so the history, belong to: a translation may name another one as ``facts``."""
    return getattr(page, "facts", page)


def ledger_of(page):
    """The ledger rows that the history of an original shows."""
    about = Q(subject_type=page._meta.label_lower, subject_id=page.pk)
    for subject_type, ids in getattr(page, "ledger_subjects", {}).items():
        about |= Q(subject_type=subject_type, subject_id__in=ids)
    return LedgerEntry.objects.filter(about)


def notes_of(page, ledger):
    """The publications of an original with a note on what changed, unless a row in its ledger says it as its reason."""
    published = Publication.objects.filter(page_id=page.pk, action=Publication.Action.PUBLISHED)
    source = Concat(Value("publication:"), Cast(OuterRef("pk"), CharField()))
    said = ledger.filter(source=source, reason=OuterRef("note"), redacted_at=None)
    return published.exclude(note="").exclude(Exists(said))


def history_of(page, original):
    """All, newest first, as a queryset of dicts of ``kind``, ``id`` and ``happened_at``; see ``fetch``.

    Facts and notes are those of the original, versions the page's own; each of them tells its note itself.
    """
    told, ledger = PublicVersion.objects.of(page), ledger_of(original)
    notes = notes_of(original, ledger).exclude(Exists(told.filter(publication=OuterRef("pk"))))
    rows, noted, versions = (
        queryset.order_by().annotate(kind=Value(kind, CharField())).values_list("kind", "id", moment)
        for kind, queryset, moment in (
            (ROW, ledger, "happened_at"),
            (NOTE, notes, "happened_at"),
            (VERSION, told, "published_at"),
        )
    )
    return rows.union(noted, versions, all=True).order_by("-happened_at", "-kind", "-id")


def fetch(keys):
    """The (kind, object) pairs that keys of ``history_of`` stand for, in their order. Three queries."""
    ids = {kind: [pk for of_kind, pk, _moment in keys if of_kind == kind] for kind in (ROW, NOTE, VERSION)}
    found = {
        ROW: LedgerEntry.objects.in_bulk(ids[ROW]),
        NOTE: Publication.objects.in_bulk(ids[NOTE]),
        VERSION: PublicVersion.objects.defer("content").in_bulk(ids[VERSION]),
    }
    return [(kind, found[kind][pk]) for kind, pk, _moment in keys if pk in found[kind]]
