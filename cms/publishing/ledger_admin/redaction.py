"""Replacing the texts of a ledger row by a dated note; that something changed, and when, stays."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ..models import LedgerEntry, Publication
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
    """The history shows a publication's change note too: it goes where it is the reason of the row."""
    kind, _colon, number = entry.source.partition(":")
    if kind == "publication" and number.isdecimal() and entry.reason:
        Publication.objects.filter(pk=number, note=entry.reason[:300]).update(note="")


def with_the_same_reason(entry):
    """Other rows that repeat the reason of a row: each needs a note of its own."""
    if not entry.reason:
        return LedgerEntry.objects.none()
    same = LedgerEntry.objects.filter(source=entry.source, reason=entry.reason, redacted_at__isnull=True)
    return same.exclude(pk=entry.pk)
