"""What to offer where nothing was found: the same words without the filters, and words that look like those typed."""

from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from .language.stopwords import STOPWORDS
from .query import SearchFilters, search
from .results import results

MOST_ROWS = 5
MOST_WORDS = 6
ALIKE = 70  # Of 100: more generous than spelling, which puts a word in another's place; here it only offers.


@dataclass(frozen=True)
class Alternatives:
    """``count`` and ``rows`` of what is found without the filters; ``words`` of pages that look like those typed."""

    count: int = 0
    rows: list = field(default_factory=list)
    words: list = field(default_factory=list)


def alternatives(form, found):
    """For a search that found nothing. Without filters, or where they are not to blame, there is no row."""
    words = similar_words(found.understanding, found.statistics)
    if not form.is_narrowed or not form.text:
        return Alternatives(words=words)
    wider = search(form.text, SearchFilters(), form.exactly)
    return Alternatives(wider.count, results(wider.pages[:MOST_ROWS], wider.understanding), words)


def similar_words(understanding, statistics):
    """Words of the pages that look like the words that no page knows, the most frequent first."""
    alike = set()
    for word in understanding.words:
        if word not in STOPWORDS and word not in statistics.words:
            found = extract(word, statistics.words.keys(), scorer=ratio, score_cutoff=ALIKE, limit=MOST_WORDS)
            alike |= {known for known, _score, _index in found if not known.isdigit()}
    return sorted(alike, key=lambda known: (-statistics.words[known], known))[:MOST_WORDS]
