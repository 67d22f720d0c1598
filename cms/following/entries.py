"""What a feed tells: pages that were published, and changes of what was promised."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms.publishing.history.sentences import change_in_words


@dataclass(frozen=True)
class Entry:
    """One entry of a feed. ``permalink``: the path that stays when the page moves, so that readers know it again."""

    permalink: str
    path: str
    title: str
    summary: str
    published: datetime
    updated: datetime
    author: str = ""
    is_example: bool = False
    stands_at: datetime | None = None  # Its place among others, where that is not its publication.

    @property
    def order(self):
        return (self.stands_at or self.published, self.permalink)


def of_page(page):
    return Entry(
        permalink=reverse("permalink", args=[page.pk]),
        path=page.get_url(),
        title=page.title,
        summary=getattr(page, "feed_summary", page.summary),
        published=page.first_published_at,
        updated=page.last_published_at,
        is_example=page.is_example,
        stands_at=page.feed_moment,
    )


def of_change(row):
    """A ledger row about a page."""
    path = reverse("ledger_permalink", args=[row.subject_id, row.pk])
    sentence = f"{capfirst(change_in_words(row))}."
    return Entry(
        permalink=path,
        path=path,
        title=_("%(title)s: change") % {"title": row.subject_title},
        summary=f"{sentence} {row.reason}".strip(),
        published=row.happened_at,
        updated=row.redacted_at or row.happened_at,
        author=row.office,
        is_example=row.is_example,
    )


def merged(pages, rows, limit):
    """Both as Entries, the newest first."""
    entries = [*map(of_page, pages), *map(of_change, rows)]
    return sorted(entries, key=lambda entry: entry.order, reverse=True)[:limit]
