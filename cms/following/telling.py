"""What a mail says of a happening. The words are made when it is sent, so that nothing withdrawn since is told."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.core.querysets import PublishedQuerySet
from cms.publishing.history.sentences import change_in_words
from cms.publishing.models import LedgerEntry, Tombstone

from .models import Happening

MOST_LINES = 12  # Of one happening; its page tells the rest.


@dataclass(frozen=True)
class Told:
    """One item of a mail. ``address``: permanent; ``lines``: sentences."""

    kind: str
    title: str
    address: str
    lines: list
    office: str = ""
    is_example: bool = False


def tell(happening):
    """A happening as an item of a mail; None where nobody may read of it any more."""
    if happening.kind == Happening.Kind.WITHDRAWN:
        return withdrawn(happening)
    page = PublishedQuerySet(Page).published().filter(pk=happening.page_id).specific().first()
    if page is None:
        return None
    lines = changes(happening) if happening.kind == Happening.Kind.CHANGED else []
    if lines and hasattr(page, "feed_summary"):
        lines.append(page.feed_summary)
    publication = happening.publication
    return Told(
        kind=happening.get_kind_display(),
        title=page.title,
        address=permanent(page.pk),
        lines=lines or [getattr(page, "feed_summary", page.summary)],
        office=publication.office,
        is_example=page.is_example,
    )


def withdrawn(happening):
    stone = Tombstone.objects.filter(page_id=happening.page_id).first()
    if stone is None:
        return None
    title = _("A page that had to be withdrawn by law") if stone.for_law else stone.title
    lines = [] if stone.for_law or not stone.reason else [stone.reason]
    return Told(happening.get_kind_display(), title, permanent(stone.page_id), lines, is_example=stone.is_example)


def changes(happening):
    """What changed, in sentences: the ledger's rows, and the office's note unless a row gives it as its reason."""
    publication = happening.publication
    rows = list(LedgerEntry.objects.filter(source=f"publication:{publication.pk}").order_by("pk")[: MOST_LINES + 1])
    lines = [sentence(row) for row in rows[:MOST_LINES]]
    if len(rows) > MOST_LINES:
        lines.append(_("The page tells what else has changed."))
    said = any(publication.note in row.reason for row in rows)
    return lines if said or not publication.note else [publication.note, *lines]


def sentence(row):
    text = f"{capfirst(change_in_words(row))}."
    return f"{text} {row.reason}".strip()


def permanent(page_id):
    return f"{settings.SITE_URL}{reverse('permalink', args=[page_id])}"
