"""The known word nearest to a mistyped one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.spelling import nearest

KNOWN = {"puskesmas": 9, "perizinan": 4, "lampu": 20, "lampau": 2, "kelurahan": 7, "pln": 3, "rumah": 5, "rusak": 5}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("puskesmsa", "puskesmas"),  # Swapped.
        ("puskesms", "puskesmas"),  # Missing.
        ("puskessmas", "puskesmas"),  # Doubled.
        ("puskismas", "puskesmas"),  # Wrong.
        ("pusksmss", "puskesmas"),  # Two slips in a long word.
        ("rumha", "rumah"),
    ],
)
def test_a_slip_is_mended(typed, meant):
    assert nearest(typed, KNOWN) == meant


@pytest.mark.parametrize("typed", ["pkn", "ruamhs", "puskkesss", "lampu2", "xyzzy", "", "lamp-"])
def test_what_is_too_short_too_far_or_no_word_stays(typed):
    assert nearest(typed, KNOWN) is None


def test_of_two_that_are_as_near_the_more_frequent_is_meant():
    assert nearest("lampou", {"lampu": 20, "lampau": 2}) == "lampu"
    assert nearest("lampou", {"lampu": 2, "lampau": 20}) == "lampau"


def test_people_seldom_mistype_the_first_letter():
    assert nearest("darah", {"daraj": 1, "sarah": 1}) == "daraj"


@given(st.text(max_size=40), st.dictionaries(st.text(min_size=1, max_size=12), st.integers(1, 99), max_size=20))
def test_the_answer_is_a_known_word_or_none(typed, known):
    assert nearest(typed, known) in {None, *known}


@given(st.lists(st.sampled_from(sorted(KNOWN)), unique=True), st.sampled_from(["lampuu", "ruma", "rusaj", "pusksmas"]))
def test_the_order_of_the_known_words_does_not_matter(order, typed):
    known = {word: KNOWN[word] for word in order}
    assert nearest(typed, known) == nearest(typed, dict(sorted(known.items())))


def test_none_is_near_where_nothing_is_known():
    assert nearest("lampu", {}) is None
