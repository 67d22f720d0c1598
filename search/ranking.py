"""Which of the pages that an engine found come first. One rule for every engine, so that all answer alike.

BM25F (Robertson and Zaragoza 2009): how often a word stands in each zone of a page, weighted by zone and held against
the zone's length, saturated, times how rare the word is. Two things are ours: the forms of a concept count as one
word, so that an acronym and its long form are the same; and a synonym counts at most as much as the word itself.
docs/search.md says what each number was measured to add.
"""

from dataclasses import dataclass

SATURATION = 2.5
SURFACE = 0.5  # What the very word, as typed, adds to its stem.
NEIGHBOUR = 0.9  # What a synonym is worth.
PARTS = 0.5  # What the words of a phrase are worth where they stand apart.
TOGETHER = 0.03  # What it adds to them that they stand together; without it two words apart were as good as the phrase.


@dataclass(frozen=True)
class Zone:
    weight: float
    normalisation: float  # How much its length is held against a page, 0 to 1.


# Title, lead (summary and headings), body; the order of SearchEntry's zones.
ZONES = (Zone(16, 0.6), Zone(1.5, 0.75), Zone(1, 0.95))


@dataclass(frozen=True)
class Candidate:
    """A page that an engine found, with the text of its zones (see ``running_text``) as words and as stems."""

    pk: int
    words: tuple
    stems: tuple
    boost: float = 1.0


def running_text(words):
    """Words as one text in which each stands between spaces of its own, to be counted with ``str.count``."""
    return "".join(f" {word} " for word in words)


def rank(understanding, statistics, candidates):
    """The candidates that the concepts fit, best first; of equals the newest."""
    measures = [Measure(concept, statistics) for concept in (*understanding.concepts, *understanding.hints)]
    scored = []
    for candidate in candidates:
        norms = weights_of(candidate, statistics)
        score = candidate.boost * sum(measure.score(candidate, norms) for measure in measures)
        if score > 0:
            scored.append((score, candidate))
    scored.sort(key=lambda pair: (-pair[0], -pair[1].pk))
    return [candidate for _score, candidate in scored]


def weights_of(candidate, statistics):
    """What one occurrence in each zone of the page counts."""
    return [
        zone.weight / length_norm(zone.normalisation, len(text), average)
        for zone, text, average in zip(ZONES, candidate.stems, statistics.average_lengths, strict=True)
    ]


def length_norm(normalisation, length, average):
    """1 for a zone of average length, more for a longer one; 1 as well where no average is known, or no text."""
    return 1 - normalisation + normalisation * length / average if length and average else 1


def saturated(phrases, texts, weights):
    """How much phrases that mean the same stand in a page: from 0, ever more slowly, towards SATURATION + 1."""
    phrases = [phrase for phrase in phrases if any(phrase in text for text in texts)]
    if not phrases:
        return 0
    frequency = sum(
        weight * text.count(phrase) for weight, text in zip(weights, texts, strict=True) for phrase in phrases
    )
    return frequency * (SATURATION + 1) / (frequency + SATURATION)


class Measure:
    """How well pages fit one concept."""

    def __init__(self, concept, statistics):
        rarity = statistics.rarity_of_forms(concept.forms)
        self.weight = concept.weight
        self.rarity = rarity
        self.forms = [running_text(form) for form in concept.forms]
        self.neighbours = [
            (running_text(form), NEIGHBOUR * min(own, rarity or own))
            for form in concept.neighbours
            if (own := statistics.rarity_of_forms([form]))
        ]
        self.parts = []
        if len(concept.forms[0]) > 1:
            self.parts = [(running_text([stem]), statistics.rarity(stem)) for stem in concept.forms[0]]
        self.words = [(running_text([word]), statistics.rarity_of_word(word)) for word in concept.words]

    def score(self, candidate, weights):
        stems = candidate.stems
        best = whole = self.rarity * saturated(self.forms, stems, weights)
        for phrase, rarity in self.neighbours:
            best = max(best, rarity * saturated([phrase], stems, weights))
        if self.parts:
            apart = sum(rarity * saturated([part], stems, weights) for part, rarity in self.parts)
            best = max(best, PARTS * apart + TOGETHER * whole)
        if not best:
            return 0
        surface = sum(rarity * saturated([word], candidate.words, weights) for word, rarity in self.words)
        return self.weight * (best + SURFACE * surface / len(self.words))
