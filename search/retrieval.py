"""The question to the engine: which pages could be meant. ranking.py puts its answer in order."""

from modelsearch.query import Boost, Or, Phrase, PlainText

CANDIDATES = 300  # How many pages the engine finds for ranking; measured in docs/search.md.
COMMON = 0.3  # A word that stands in more of the pages than this finds none by itself where others are rarer.


def engine_query(understanding, statistics):
    """The forms and neighbours of all concepts, any of which finds a page, each worth how rare it is; or None.

    An Or of Boosts, one for all the forms of a concept that are worth the same.
    """

    def is_common(form):
        return statistics.is_common(form, COMMON)

    rare = [concept for concept in understanding.concepts if not all(map(is_common, concept.forms))]
    parts = []
    for concept in rare or understanding.concepts:
        weights = worth(concept, statistics)
        parts += boosts({form: weight for form, weight in weights.items() if not rare or not is_common(form)})
    return Or(parts) if parts else None


def worth(concept, statistics):
    """Every form that finds pages with a concept → what that says: a synonym no more than the word itself."""
    own = statistics.rarity_of_forms(concept.forms)
    weights = {(stem,): statistics.rarity(stem) for stem in concept.forms[0]}
    for form in concept.neighbours:
        rarity = statistics.rarity_of_forms([form])
        weights[form] = min(rarity, own or rarity)
    return weights | dict.fromkeys(concept.forms, own)


def boosts(weights):
    """The forms as queries, those of equal weight as one."""
    by_weight = {}
    for form, weight in weights.items():
        by_weight.setdefault(round(weight, 3), []).append(part(form))
    return [Boost(Or(parts), weight) for weight, parts in by_weight.items()]


def part(form):
    return Phrase(" ".join(form)) if len(form) > 1 else PlainText(form[0])
