"""Which words the engine is asked for: rare ones, and frequent ones only where nothing rarer was typed."""

from collections import Counter

from modelsearch.query import Boost, Or

from search.language.lexicon import Lexicon
from search.language.stems import stem
from search.query import no_correction
from search.retrieval import engine_query
from search.statistics import Statistics
from search.understanding import understand

# Of 1,000 pages nearly all tell of the city.
STATISTICS = Statistics(documents=1000, stems=Counter({stem("kota"): 900, stem("jembatan"): 20, stem("siantar"): 5}))


def asked(text):
    """The words of the question to the engine."""
    lexicon = Lexicon()
    lexicon.neighbours = {(stem("kota"),): {(stem("siantar"),)}}
    return {part.query_string for part in words_of(engine_query(understand(text, lexicon, no_correction), STATISTICS))}


def words_of(query):
    if isinstance(query, Boost):
        yield from words_of(query.subquery)
    elif isinstance(query, Or):
        for part in query.subqueries:
            yield from words_of(part)
    else:
        yield query


def test_a_frequent_word_beside_a_rare_one_finds_nothing_by_itself_nor_do_its_synonyms():
    assert asked("jembatan kota") == {stem("jembatan")}


def test_a_frequent_word_alone_is_asked_for_with_its_synonyms():
    assert asked("kota") == {stem("kota"), stem("siantar")}
