"""Searches that many people make and that find something: offered to others, while typing and beside the results.

What visitors type becomes public here, so a text must be asked for often and on several days, its words must stand on
the site's pages, and editors can keep it out: see UnsuggestedSearch.
"""

from django.core.cache import cache

from . import knowledge
from .language.stems import stem
from .language.stopwords import STOPWORDS
from .models import SearchCount, UnsuggestedSearch

CACHE_KEY, SECONDS = "search:common", 300
LEAST_SEARCHES, LEAST_DAYS = 10, 3
MOST = 300
MOST_RELATED = 6
MOST_COMPLETED = 3


def common_searches(today):
    """The texts, the most searched first; looked up anew every five minutes."""
    return cache.get_or_set(CACHE_KEY, lambda: read(today), SECONDS)


def read(today):
    counted = SearchCount.objects.recent(today).by_text()
    often = counted.filter(searched__gte=LEAST_SEARCHES, days__gte=LEAST_DAYS, empty=0)
    unsuggested = UnsuggestedSearch.objects.values("text")
    texts = often.exclude(text__in=unsuggested).values_list("text", flat=True)[:MOST]
    statistics = knowledge.statistics()
    return [text for text in texts if all(stem(word) in statistics.stems for word in meaningful(text))]


def meaningful(text):
    return [word for word in text.split() if word not in STOPWORDS]


def completing(words, today):
    """The common searches that go on from the words typed so far, of which the last may be only begun."""
    begun = " ".join(words)
    longer = [text for text in common_searches(today) if text.startswith(begun) and text != begun]
    return longer[:MOST_COMPLETED]


def related(understanding, today):
    """The common searches that share a word with a query, in whatever form, those that share most first."""
    own = {part for concept in understanding.concepts for form in concept.forms for part in form}
    own = {part for part in own if part not in STOPWORDS}
    if not own:
        return []
    shared = {
        text: len(own.intersection(map(stem, meaningful(text))))
        for text in common_searches(today)
        if text not in (" ".join(understanding.words), understanding.text)
    }
    return sorted((text for text in shared if shared[text]), key=lambda text: -shared[text])[:MOST_RELATED]
