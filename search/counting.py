"""Counts what people search for. A visitor's request only adds to this process's memory; every few seconds a thread of
its own writes the sums down, so that no search ever waits for the database's one writer.

A process that ends takes the counts of its last seconds along. Several processes add to the same rows.
"""

import re
from datetime import timedelta
from threading import Lock

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits

from .language.words import words
from .models import SearchCount
from .models.searches import LONGEST

MOST_WAITING = 200  # Different texts in memory; more in a few seconds come from no person.
MOST_A_DAY = 2_000  # Different texts; beyond it only those known count on.
KEPT = timedelta(days=365)
MOST_DIGITS = 5  # From six on it may be a telephone, a plot of land or a person's number.
E_MAIL = re.compile(r"\S@\S")


class Tally:
    """Searches that wait to be written: text → [times, how many found nothing]. Any thread may add."""

    def __init__(self):
        self.lock = Lock()
        self.waiting = {}

    def add(self, text, times, found_nothing):
        with self.lock:
            if text in self.waiting or len(self.waiting) < MOST_WAITING:
                before = self.waiting.get(text, (0, 0))
                self.waiting[text] = (before[0] + times, before[1] + found_nothing)

    def take(self):
        """Everything that waits; from now on nothing does."""
        with self.lock:
            waiting, self.waiting = self.waiting, {}
        return waiting


tally = Tally()


def folded(text):
    """A typed text as it is counted, or an empty one where it may be about a person or says nothing."""
    if E_MAIL.search(text) or sum(letter.isdigit() for letter in text) > MOST_DIGITS:
        return ""
    text = " ".join(words(text))
    return text if len(text) <= LONGEST else ""


def note(text, found):
    """Remember that somebody searched a text, and whether anything was found. Costs the request no query."""
    if text := folded(text):
        tally.add(text, 1, 0 if found else 1)


def write_down(day):
    """Add what waits to the counts of a day. Returns how many texts there were."""
    waiting = tally.take()
    if not waiting:
        return 0
    try:
        with transaction.atomic():
            add_to_counts(day, waiting)
            add_to_promotions(day, waiting)
    except DatabaseError:
        for text, (times, found_nothing) in waiting.items():
            tally.add(text, times, found_nothing)
        raise
    return len(waiting)


def add_to_counts(day, waiting):
    counts = SearchCount.objects.filter(day=day)
    new = sorted(set(waiting) - set(counts.filter(text__in=waiting).values_list("text", flat=True)))
    room = max(0, MOST_A_DAY - counts.count()) if new else 0
    # Another process may add the same text just now; in the same order, so that none waits for the other in a circle.
    SearchCount.objects.bulk_create([SearchCount(day=day, text=text) for text in new[:room]], ignore_conflicts=True)
    for text, (times, found_nothing) in sorted(waiting.items()):
        counts.filter(text=text).update(times=F("times") + times, found_nothing=F("found_nothing") + found_nothing)


def add_to_promotions(day, waiting):
    """The admin's list of promoted results tells how often each was shown, from Wagtail's own table."""
    for query in Query.objects.filter(query_string__in=waiting).order_by("pk"):
        QueryDailyHits.objects.get_or_create(query=query, date=day)
        query.daily_hits.filter(date=day).update(hits=F("hits") + waiting[query.query_string][0])


def forget_old(now):
    """A job of the worker: delete counts older than a year."""
    before = timezone.localdate(now) - KEPT
    for counts in (SearchCount.objects.filter(day__lt=before), QueryDailyHits.objects.filter(date__lt=before)):
        if counts.exists():  # A deletion takes the writer, a question does not.
            counts.delete()
