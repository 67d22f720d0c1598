"""How rare each word is among the pages: what ranking weighs by and spelling is corrected from."""

from collections import Counter
from dataclasses import dataclass, field
from math import log

FEW = 50  # Pages.


@dataclass
class Statistics:
    """``documents``: how many there are; ``stems``, ``words``: in how many of them each stands; ``average_lengths``:
    of their zones, in characters of running text."""

    documents: int = 0
    stems: Counter = field(default_factory=Counter)
    words: Counter = field(default_factory=Counter)
    average_lengths: tuple = (0, 0, 0)

    def rarity(self, stem):
        """The weight of a stem (Robertson and Spärck Jones 1976)."""
        return self.weight(self.stems.get(stem, 0))

    def rarity_of_word(self, word):
        return self.weight(self.words.get(word, 0))

    def rarity_of_forms(self, forms):
        """Of a concept: by its most frequent single word; of phrases alone, by the rarest word in them."""
        single = max((self.stems.get(form[0], 0) for form in forms if len(form) == 1), default=0)
        whole = max((min(self.stems.get(stem, 0) for stem in form) for form in forms if len(form) > 1), default=0)
        return self.weight(single or whole)

    def is_common(self, form, share):
        """Whether a single word stands in more than this share of the pages; among a few pages none is common."""
        return len(form) == 1 and self.stems.get(form[0], 0) > max(share * self.documents, FEW)

    def weight(self, documents):
        """A word that was in no page when they were counted came with a newer one: it counts as very rare."""
        return log(1 + max(self.documents - documents + 0.5, 0.5) / (documents + 0.5))


def gather(entries):
    """The statistics of entries given as (zones of words, zones of stems), each zone a running text."""
    statistics = Statistics()
    lengths = [0, 0, 0]
    for words, stems in entries:
        statistics.documents += 1
        statistics.words.update(set(" ".join(words).split()))
        statistics.stems.update(set(" ".join(stems).split()))
        for zone, text in enumerate(stems):
            lengths[zone] += len(text)
    if statistics.documents:
        statistics.average_lengths = tuple(length / statistics.documents for length in lengths)
    return statistics
