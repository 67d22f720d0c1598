"""Turns text and filters into results. Knows no HTML, no request and no engine."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import F
from modelsearch.query import PlainText
from wagtail.models import Page

from . import engines, knowledge
from .language.spelling import nearest
from .language.stems import stem
from .language.words import words
from .models import SearchEntry
from .ranking import rank
from .retrieval import CANDIDATES, engine_query
from .understanding import understand

BEGUN = 200  # Titles that the engine finds for completion; the nearest of them are shown.


@dataclass(frozen=True)
class SearchFilters:
    """What narrows a search: ``facets``, by name the values of which a page must have one; a range of dates, both
    ends included; whether the newest come first instead of the best."""

    facets: dict = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    newest_first: bool = False

    def apply(self, entries, leave_out=None):
        """The entries that the filters leave; without those of one facet, for counting what else it could be."""
        for name, values in self.facets.items():
            if values and name != leave_out:
                entries = entries.with_facets(name, values)
        if self.since:
            entries = entries.filter(last_day__gte=self.since)
        if self.until:
            entries = entries.filter(first_day__lte=self.until)
        return entries


def search(text, filters, exactly=False):
    """The public pages that a text and filters find. ``exactly``: take the words as they are typed."""
    lexicon, statistics = knowledge.lexicon(), knowledge.statistics()
    correct = no_correction if exactly else Spelling(lexicon, statistics)
    return Found(understand(text, lexicon, correct), filters, statistics)


def no_correction(word):
    return None


class Spelling:
    """Corrects words that neither the lexicon nor any page knows."""

    def __init__(self, lexicon, statistics):
        self.lexicon = lexicon
        self.statistics = statistics

    def __call__(self, word):
        form = (stem(word),)
        if word in self.statistics.words or form[0] in self.statistics.stems:
            return None
        if form in self.lexicon.equals or form in self.lexicon.neighbours:
            return None
        right = nearest(word, self.statistics.words)
        if right and SearchEntry.objects.all().search(PlainText(form[0])).count():
            return None  # A page that came since the words were counted knows it.
        return right


class Found:
    """The results of a search. Nothing is asked before it is needed."""

    def __init__(self, understanding, filters, statistics):
        self.understanding = understanding
        self.filters = filters
        self.statistics = statistics
        self.query = engine_query(understanding, statistics)

    @cached_property
    def engine(self):
        return engines.answering()

    def matching(self, entries):
        """The engine's results among the entries; without words, the entries themselves, newest first."""
        if self.query is None:
            once = SearchEntry.objects.filter(pk__in=entries.order_by().values("pk"))
            return once.order_by(F("date").desc(nulls_last=True), "-pk")
        if self.filters.newest_first:
            return entries.order_by("-date").search(self.query, order_by_relevance=False, backend=self.engine)
        return entries.search(self.query, backend=self.engine)

    @cached_property
    def matches(self):
        return self.matching(self.filters.apply(SearchEntry.objects.all()))

    @cached_property
    def count(self):
        return self.matches.count()

    @cached_property
    def ranked(self):
        """The keys of the best pages, in order."""
        entries = self.filters.apply(SearchEntry.objects.for_ranking())
        candidates = [entry.candidate for entry in self.matching(entries)[:CANDIDATES]]
        return [candidate.pk for candidate in rank(self.understanding, self.statistics, candidates)]

    @property
    def pages(self):
        return FoundPages(self)

    def keys(self, start, stop):
        """The keys of the pages from start to stop: ranked as far as ranking goes, then as the engine has them."""
        if self.query is None or self.filters.newest_first:
            return [entry.pk for entry in self.matches[start:stop]]
        keys = self.ranked[start:stop]
        if stop > CANDIDATES:
            keys += [entry.pk for entry in self.matches[max(start, CANDIDATES) : stop]]
        return keys

    def facet_counts(self):
        """By facet name, every value with the number of results that have it, whatever else is chosen of that facet."""
        counts = group(self.counted(None))
        for name, values in self.filters.facets.items():
            if values:
                counts[name] = group(self.counted(name)).get(name, {})
        return counts

    def counted(self, leave_out):
        entries = self.filters.apply(SearchEntry.objects.all(), leave_out)
        if self.query is None:
            return entries.facet_counts()
        return entries.search(self.query, backend=self.engine).facet("facets__key")


def group(counts):
    """Counts by facet key, as counts by name and value."""
    grouped = {}
    for key, count in counts.items():
        name, _separator, value = key.partition(":")
        grouped.setdefault(name, {})[value] = count
    return grouped


class FoundPages(Sequence):
    """The pages found, for a paginator: as many as were counted, each of its own type, in order."""

    def __init__(self, found):
        self.found = found

    def __len__(self):
        return self.found.count

    def __getitem__(self, key):
        if not isinstance(key, slice):
            return self[key : key + 1][0]
        start, stop, _step = key.indices(len(self))
        keys = self.found.keys(start, stop)
        pages = {page.pk: page for page in Page.objects.live().public().filter(pk__in=keys).specific()}
        return [pages[pk] for pk in keys if pk in pages]


def suggest(text, limit=8):
    """Public pages whose title holds the words begun so far, for completion while typing: first the titles that begin
    with them, and the short before the long."""
    begun = " ".join(understand(text, knowledge.lexicon(), no_correction).words)
    if len(begun) < 2:
        return []
    titles = SearchEntry.objects.only("title").autocomplete(PlainText(begun), backend=engines.answering())
    nearest_first = sorted(titles[:BEGUN], key=lambda entry: (not begins_with(entry.title, begun), len(entry.title)))
    keys = [entry.pk for entry in nearest_first[:limit]]
    pages = Page.objects.live().public().in_bulk(keys)
    return [pages[pk] for pk in keys if pk in pages]


def begins_with(title, begun):
    return " ".join(words(title)).startswith(begun)
