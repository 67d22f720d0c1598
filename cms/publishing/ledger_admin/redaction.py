"""Replacing the texts of a ledger row or a version by a dated note; that something changed, and when, stays."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ..models import LedgerEntry, Publication, PublicVersion
from . import ACTION


class RedactedAlready(Exception):
    """Somebody was faster; nothing was changed now."""


@transaction.atomic
def redact(pk, note, user, now, also_what=False):
    """Put a note in place of a row's texts, and of the change note they came from. The log never holds the old text.

    ``also_what``: replace the name of what changed as well. Raises RedactedAlready for a row that has its note.
    """
    entry = LedgerEntry.objects.select_for_update().get(pk=pk)
    if entry.redacted_at:
        raise RedactedAlready
    forget_change_note(entry)
    entry.redact(note, now, what=_("A text that was replaced") if also_what else "")
    log(entry, ACTION, user=user, title=_("Ledger row %(number)s") % {"number": pk}, data={"note": note}, timestamp=now)
    return entry


def forget_change_note(entry):
    """The history shows a publication's change note too, and its version: it goes where it is the reason of the row."""
    kind, _colon, number = entry.source.partition(":")
    if kind == "publication" and number.isdecimal() and entry.reason:
        note = entry.reason[:300]
        Publication.objects.filter(pk=number, note=note).update(note="")
        PublicVersion.objects.filter(publication=number, note=note).update(note="")


@transaction.atomic
def redact_version(pk, note, user, now, also_title=False):
    """Put a note in place of a version's content; number, day and SHA-256 stay. The log never holds the old text.

    ``also_title``: replace title and change note as well, those of the publication too. Raises RedactedAlready for a
    version that has its note.
    """
    version = PublicVersion.objects.select_for_update().get(pk=pk)
    if version.redacted_at:
        raise RedactedAlready
    words = _("A text that was replaced") if also_title else ""
    version.redact(note, now, words=words)
    if also_title:
        Publication.objects.filter(pk=version.publication_id).update(title=words, note="")
    title = _("Public version %(number)s of page %(page)s") % {"number": version.number, "page": version.page_id}
    log(version, ACTION, user=user, title=title, data={"note": note}, timestamp=now)
    return version


def with_the_same_reason(entry):
    """Other rows that repeat the reason of a row: each needs a note of its own."""
    if not entry.reason:
        return LedgerEntry.objects.none()
    same = LedgerEntry.objects.filter(source=entry.source, reason=entry.reason, redacted_at__isnull=True)
    return same.exclude(pk=entry.pk)
