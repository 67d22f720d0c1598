"""What can be followed: a page, or what a page shows below itself (an agency, a kecamatan, a category of news).

A page type offers ``feed_items(limit)`` (pages, newest first), ``feed_changes(limit)`` (ledger rows, newest first) and
``calendar_dates(now)`` (CalendarDates), whichever it has; for what it shows below itself ``followed_below(rest)``,
which gives a Subject or None, and ``followables()``, the Subjects that the follow page lists.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404

from cms.core.routing import route_below

from .entries import merged


@dataclass(frozen=True)
class CalendarDate:
    """An event, or a milestone on a day. ``uid`` never changes, ``sequence`` never falls (RFC 5545)."""

    uid: str
    sequence: int
    title: str
    start: date | datetime
    end: date | datetime | None
    path: str
    changed_at: datetime
    description: str = ""
    place: str = ""


@dataclass(frozen=True)
class Subject:
    """Something to follow. ``address``: its path, with a slash at the end; ``query``: of a search."""

    title: str
    summary: str
    address: str
    items: Callable = None
    changes: Callable = None
    dates: Callable = None
    query: str = ""

    @property
    def has_feed(self):
        return self.items is not None

    @property
    def has_calendar(self):
        return self.dates is not None

    @property
    def feed_address(self):
        return f"{self.address}umpan.atom{self.query}"

    @property
    def calendar_address(self):
        return f"{self.address}kalender.ics"

    def entries(self, limit):
        """The newest pages and changes together, as Entries."""
        return merged(self.items(limit), self.changes(limit) if self.changes else [], limit)


def subject_of(page):
    """A page as something to follow."""
    return Subject(
        title=page.title,
        summary=page.summary,
        address=page.get_url(),
        items=getattr(page, "feed_items", None),
        changes=getattr(page, "feed_changes", None),
        dates=getattr(page, "calendar_dates", None),
    )


def subject_at(request, address):
    """What stands at an address of the site. Raises Http404 where nothing is, or nothing that can be followed."""
    page, rest = route_below(request, address)
    subject = page.followed_below(rest) if rest and hasattr(page, "followed_below") else None
    if subject is None and not rest:
        subject = subject_of(page)
    if subject is None:
        raise Http404
    return subject
