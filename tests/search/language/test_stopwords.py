"""Words that say nothing, and words that ask."""

import pytest

from search.language.stopwords import ASK_WHEN, FRAME_WORDS, QUESTION_WORDS, STOPWORDS
from search.language.words import words


def test_every_word_that_asks_says_nothing_by_itself():
    assert QUESTION_WORDS <= STOPWORDS
    assert ASK_WHEN <= QUESTION_WORDS


def test_a_word_that_frames_a_question_may_be_what_is_sought():
    assert not FRAME_WORDS & STOPWORDS


@pytest.mark.parametrize("word", ["lampu", "jalan", "air", "kota", "tanah", "izin"])
def test_a_word_that_names_something_is_no_stop_word(word):
    assert word not in STOPWORDS | FRAME_WORDS


def test_all_are_folded():
    assert all(words(word) == [word] for word in STOPWORDS | FRAME_WORDS | QUESTION_WORDS)
