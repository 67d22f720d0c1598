"""The question to the engine: which pages could be meant. ranking.py puts its answer in order."""

from modelsearch.query import Boost, Or, Phrase, PlainText

CANDIDATES = 200  # How many pages the engine finds for ranking; measured in docs/search.md.
COMMON = 0.3  # A word that stands in more of the pages than this finds none by itself where others are rarer.


def engine_query(understanding, statistics):
    """The forms and neighbours of all concepts, any of which finds a page, each worth how rare it is; or None."""
    asked = {}
    for concept in understanding.concepts:
        for form in (*concept.forms, *concept.neighbours):
            asked[form] = statistics.rarity_of_forms([form])
        for stem in concept.forms[0]:
            asked[stem,] = statistics.rarity(stem)
    if not asked:
        return None
    rare = {form: rarity for form, rarity in asked.items() if not statistics.is_common(form, COMMON)}
    return Or([Boost(part(form), round(rarity, 3)) for form, rarity in (rare or asked).items()])


def part(form):
    return Phrase(" ".join(form)) if len(form) > 1 else PlainText(form[0])
