"""Counts what is asked for and not found. A request only adds to this process's memory, a thread of its own writes the
sums down (cms/core/background.py); a process that ends takes the counts of its last seconds along.
"""

import re
from datetime import timedelta
from threading import Lock
from urllib.parse import urlsplit

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from ..models import MissingAddress
from ..models.missing import LONGEST

MOST_WAITING = 200  # Different addresses in memory; more in a few seconds come from no people.
MOST_KEPT = 2_000  # Different addresses; beyond it only those known count on.
KEPT = timedelta(days=90)  # Since somebody asked last.
# What scanners try, and what no page of ours can be called.
NOISE = re.compile(r"\.(php|aspx?|jsp|cgi|env|git|sql|bak|zip|gz|ini|ya?ml|xml|txt|ico|map)\b|/\.|wp-|//|cgi-bin", re.I)
NOT_PAGES = (
    "/admin/",
    "/static/",
    "/media/",
    "/documents/",
    "/pratinjau/",
    "/sehat/",
    "/baca/",
    "/ikuti/",
    "/en/ikuti/",
)
ROBOT = re.compile(r"bot|crawl|spider|slurp|scan|curl|wget|python|headless", re.I)


class Tally:
    """Addresses that wait to be written: path → [times, the page of ours that linked last]. Any thread may add."""

    def __init__(self):
        self.lock = Lock()
        self.waiting = {}

    def add(self, path, times=1, linked_from=""):
        with self.lock:
            if path in self.waiting or len(self.waiting) < MOST_WAITING:
                before, link = self.waiting.get(path, (0, ""))
                self.waiting[path] = (before + times, linked_from or link)

    def take(self):
        """Everything that waits; from now on nothing does."""
        with self.lock:
            waiting, self.waiting = self.waiting, {}
        return waiting


tally = Tally()


def note(request):
    """Remember that a visitor asked for an address in vain. Costs the request no query."""
    robot = ROBOT.search(request.headers.get("User-Agent") or "robot")
    if request.method != "GET" or robot or NOISE.search(request.path) or request.path.startswith(NOT_PAGES):
        return
    path = Redirect.normalise_path(request.path)
    if len(path) <= LONGEST and "\x00" not in path:
        tally.add(path, linked_from=own_page(request))


def own_page(request):
    """The path of the page of ours that a visitor came from; empty for any other, or too long a one."""
    referrer = urlsplit(request.headers.get("Referer", "")[: 2 * LONGEST])
    return referrer.path if referrer.netloc == request.get_host() and len(referrer.path) <= LONGEST else ""


def write_down(day):
    """Add what waits to the counts. Returns how many addresses waited."""
    waiting = tally.take()
    if not waiting:
        return 0
    try:
        with transaction.atomic():
            add_to_counts(day, waiting)
    except DatabaseError:
        for path, (times, linked_from) in waiting.items():
            tally.add(path, times, linked_from)
        raise
    return len(waiting)


def add_to_counts(day, waiting):
    known = set(MissingAddress.objects.filter(path__in=waiting).values_list("path", flat=True))
    new = sorted(set(waiting) - known)
    room = max(0, MOST_KEPT - MissingAddress.objects.count()) if new else 0
    # Another process may add the same address just now; in one order, so that none waits for the other in a circle.
    rows = [MissingAddress(path=path, last_on=day) for path in new[:room]]
    MissingAddress.objects.bulk_create(rows, ignore_conflicts=True)
    for path, (times, linked_from) in sorted(waiting.items()):
        link = {"linked_from": linked_from} if linked_from else {}
        MissingAddress.objects.filter(path=path).update(times=F("times") + times, last_on=day, **link)


def forget_old(now):
    """A job of the worker: delete addresses that nobody asked for in three months."""
    old = MissingAddress.objects.filter(last_on__lt=timezone.localdate(now) - KEPT)
    if old.exists():  # A deletion takes the writer, a question does not.
        old.delete()
