"""How rare words are among the pages."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.statistics import FEW, Statistics, gather

ZONES = ((" lampu ", "", " lampu  jalan "), (" lampu ", "", " lampu  jalan "))


def test_a_word_counts_once_for_each_page_it_stands_in():
    statistics = gather([ZONES, ((" taman ", "", ""), (" taman ", "", ""))])
    assert statistics.documents == 2
    assert statistics.words == statistics.stems == {"lampu": 1, "jalan": 1, "taman": 1}
    assert statistics.average_lengths == (7, 0, 7)


def test_no_page_has_no_lengths():
    assert gather([]) == Statistics()


def test_the_weight_is_that_of_the_paper():
    statistics = Statistics(10, {"lampu": 2})
    assert statistics.rarity("lampu") == pytest.approx(log(1 + 8.5 / 2.5))


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 10_000))
def test_the_rarer_weighs_more_and_none_less_than_nothing(documents, one, other):
    statistics = Statistics(documents)
    fewer, more = sorted((one, other))
    assert statistics.weight(fewer) >= statistics.weight(more) > 0


def test_a_concept_is_as_rare_as_its_most_frequent_word_or_else_as_the_rarest_word_of_its_phrase():
    statistics = Statistics(100, {"rth": 4, "ruang": 30, "hijau": 9})
    assert statistics.rarity_of_forms([("rth",), ("ruang", "hijau")]) == statistics.weight(4)
    assert statistics.rarity_of_forms([("ruang", "hijau")]) == statistics.weight(9)
    assert statistics.rarity_of_forms([]) == statistics.weight(0)


def test_among_few_pages_no_word_is_common_and_a_phrase_never():
    assert not Statistics(10, {"kota": 10}).is_common(("kota",), 0.3)
    assert Statistics(100, {"kota": FEW + 1}).is_common(("kota",), 0.3)
    assert not Statistics(100, {"kota": 99, "wali": 99}).is_common(("wali", "kota"), 0.3)
