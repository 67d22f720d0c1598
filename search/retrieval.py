"""The question to the engine: which pages could be meant. ranking.py puts its answer in order."""

from modelsearch.query import Boost, Or, Phrase, PlainText

CANDIDATES = 300  # How many pages the engine finds for ranking; measured in docs/search.md.
COMMON = 0.3  # A word that stands in more of the pages than this finds none by itself where others are rarer.


def engine_query(understanding, statistics):
    """The forms and neighbours of all concepts, any of which finds a page, each worth how rare it is; or None.

    An Or of Boosts, one for all the forms of a concept that are worth the same.
    """
    asked = [worth(concept, statistics) for concept in understanding.concepts]
    rare = [
        {form: weight for form, weight in forms.items() if not statistics.is_common(form, COMMON)} for forms in asked
    ]
    parts = [part for forms in (rare if any(rare) else asked) for part in boosts(forms)]
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
