"""What the site knows for understanding queries, kept in memory while the database says that it is still so."""

from datetime import timedelta
from functools import lru_cache

from django.db.models import Count, Max
from django.utils import timezone

from .language.lexicon import general
from .models import SearchEntry, SearchSynonyms, StoredStatistics
from .statistics import Statistics, gather

LEAST_AGE = timedelta(minutes=5)


def statistics():
    """The statistics as last counted. One small query, where this process knows them already."""
    row = StoredStatistics.objects.values_list("counted_at", flat=True).first()
    return counted(row) if row else Statistics()


@lru_cache(maxsize=1)
def counted(at):
    return StoredStatistics.objects.get().unpack()


def count(now=None):
    """Count anew. Reads every entry once, a few thousand a second."""
    rows = SearchEntry.objects.values_list("words", "stems").iterator(chunk_size=500)
    StoredStatistics.store(
        gather((words.split("\n"), stems.split("\n")) for words, stems in rows), now or timezone.now()
    )


def lexicon():
    """The general lexicon and the editors' register. One small query, where nothing has changed."""
    state = SearchSynonyms.objects.aggregate(rows=Count("pk"), last=Max("changed_at"))
    return combined(state["rows"], state["last"])


@lru_cache(maxsize=1)
def combined(rows, last):
    if not rows:
        return general()
    lexicon = general().copy()
    for group in SearchSynonyms.objects.all():
        if group.kind == SearchSynonyms.Kind.ACRONYM:
            lexicon.add_acronym(*group.lines)
        else:
            lexicon.add_synonyms(*group.lines)
    return lexicon


def count_changed(now):
    """A job of the worker: count anew what changed, five minutes after the last time at the earliest."""
    last = StoredStatistics.objects.only("counted_at", "entries").first()
    if last and now - last.counted_at < LEAST_AGE:
        return
    changed = SearchEntry.objects.aggregate(last=Max("changed_at"), entries=Count("pk"))
    if last is None or changed["entries"] != last.entries or (changed["last"] and changed["last"] > last.counted_at):
        count(now)
