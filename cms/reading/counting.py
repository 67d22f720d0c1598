"""Counts how often pages are read. Pages are cached whole, so a small script tells; its request only adds to this
process's memory, and a thread of its own writes the sums down: no reader ever waits for the database's one writer.

A process that ends takes the counts of its last seconds along. Several processes add to the same rows.
"""

from collections import Counter
from threading import Lock

from django.db import DatabaseError, transaction
from wagtail.models import Page

from .models import PageRead

MOST_WAITING = 5_000  # Different pages in memory; more in a few seconds come from no people.


class Tally:
    """Readings that wait to be written: page key → times. Any thread may add."""

    def __init__(self):
        self.lock = Lock()
        self.waiting = Counter()

    def add(self, page, times=1):
        with self.lock:
            if page in self.waiting or len(self.waiting) < MOST_WAITING:
                self.waiting[page] += times

    def take(self):
        """Everything that waits; from now on nothing does."""
        with self.lock:
            waiting, self.waiting = self.waiting, Counter()
        return waiting


tally = Tally()


def write_down(day):
    """Add what waits to the counts of a day; of pages that are not public nothing. Returns how many pages waited."""
    waiting = tally.take()
    if not waiting:
        return 0
    try:
        with transaction.atomic():
            PageRead.objects.add(day, {page: waiting[page] for page in public_of(waiting)})
    except DatabaseError:
        for page, times in waiting.items():
            tally.add(page, times)
        raise
    return len(waiting)


def public_of(pages):
    """Of page keys, those of public pages; asked for in portions that any database takes."""
    keys = sorted(pages)
    for start in range(0, len(keys), 500):
        found = Page.objects.live().public().filter(pk__in=keys[start : start + 500])
        yield from found.values_list("pk", flat=True)
