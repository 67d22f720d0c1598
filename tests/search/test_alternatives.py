"""What is offered where nothing was found, without a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.alternatives import MOST_WORDS, similar_words
from search.language.lexicon import Lexicon
from search.statistics import Statistics
from search.understanding import understand

KNOWN = {"puskesmas": 9, "puskesos": 2, "perizinan": 4, "lampu": 20, "2026": 50, "2025": 50}


def similar(text, known=KNOWN):
    return similar_words(understand(text, Lexicon(), lambda word: None), Statistics(100, {}, known))


def test_words_that_look_like_those_typed_are_offered_the_most_frequent_first():
    assert similar("puskes") == ["puskesmas", "puskesos"]


@pytest.mark.parametrize("text", ["lampu", "yang", "xyzzy", "", "2027"])
def test_nothing_is_offered_for_a_known_word_a_stop_word_a_strange_one_or_a_number(text):
    assert similar(text) == []


def test_there_are_six_words_at_most():
    assert len(similar("lampux", {f"lampu{letter}": 1 for letter in "abcdefghij"})) == MOST_WORDS


@given(st.text(max_size=60))
def test_only_words_of_the_pages_are_offered_and_each_once(text):
    found = similar(text)
    assert set(found) <= set(KNOWN)
    assert len(found) == len(set(found))
