"""Which pages come first, without an engine: candidates and statistics are made by hand."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.lexicon import Lexicon
from search.language.stems import stems
from search.language.words import words
from search.ranking import Candidate, length_norm, rank, running_text, saturated
from search.statistics import Statistics, gather
from search.understanding import understand

FILLER = "taman kota warga sungai pasar"


def candidate(pk, title="", lead="", body="", boost=1.0):
    zones = [words(text) for text in (title, lead, body)]
    return Candidate(
        pk, tuple(running_text(zone) for zone in zones), tuple(running_text(stems(zone)) for zone in zones), boost
    )


def ranked(query, *candidates, lexicon=None, statistics=None):
    """The keys of the candidates in order. Statistics are those of the candidates and of some other pages."""
    if statistics is None:
        others = [candidate(0, FILLER, FILLER, FILLER)] * 5
        statistics = gather((page.words, page.stems) for page in [*candidates, *others])
    understanding = understand(query, lexicon or Lexicon(), lambda word: None)
    return [page.pk for page in rank(understanding, statistics, candidates)]


def test_a_word_of_the_title_counts_more_than_one_of_the_lead_and_that_more_than_one_of_the_body():
    pages = [
        candidate(1, FILLER, FILLER, f"{FILLER} lampu"),
        candidate(2, FILLER, f"{FILLER} lampu", FILLER),
        candidate(3, f"{FILLER} lampu", FILLER, FILLER),
    ]
    assert ranked("lampu", *pages) == [3, 2, 1]


def test_all_the_words_of_a_query_come_before_one_of_them_often():
    assert ranked("lampu jalan", candidate(1, body="lampu " * 50), candidate(2, body="lampu jalan"))[0] == 2


def test_a_rare_word_weighs_more_than_one_that_stands_everywhere():
    common = [candidate(n, body="jalan raya") for n in range(3, 12)]
    assert ranked("jalan lampu", candidate(1, body="jalan"), candidate(2, body="lampu"), *common)[0] == 2


def test_the_same_word_weighs_less_in_a_longer_text():
    assert ranked("lampu", candidate(2, body=f"lampu {FILLER * 20}"), candidate(1, body="lampu")) == [1, 2]


def test_what_fits_nothing_is_left_out():
    assert ranked("lampu", candidate(1, "Lampu"), candidate(2, "Taman")) == [1]
    assert ranked("", candidate(1, "Lampu")) == []


def test_of_equals_the_newest_comes_first():
    assert ranked("lampu", *(candidate(pk, "Lampu") for pk in (2, 9, 5))) == [9, 5, 2]


def test_the_very_word_comes_before_another_form_of_it():
    assert ranked("pelayanan", candidate(2, "Melayani warga"), candidate(1, "Pelayanan warga")) == [1, 2]


def test_a_boost_decides_between_equals():
    assert ranked("lampu", candidate(1, "Lampu", boost=1.05), candidate(2, "Lampu")) == [1, 2]


class TestAcronymsAndSynonyms:
    @pytest.fixture
    def lexicon(self):
        lexicon = Lexicon()
        lexicon.add_acronym("RTH", "ruang terbuka hijau")
        lexicon.add_synonyms("angkot", "mikrolet")
        return lexicon

    def test_an_acronym_and_its_long_form_count_as_one_word(self, lexicon):
        both = candidate(1, body="RTH kota sungai ruang terbuka hijau")
        acronym, long_form = (
            candidate(2, body="RTH kota sungai warga pasar"),
            candidate(3, body="ruang terbuka hijau kota"),
        )
        assert ranked("rth", acronym, long_form, both, candidate(4, body=FILLER), lexicon=lexicon)[0] == 1
        assert set(ranked("rth", acronym, long_form, both, lexicon=lexicon)) == {1, 2, 3}

    @pytest.mark.parametrize("phrase", ["rumah sakit", "ruang terbuka hijau", "badan pusat statistik daerah"])
    def test_a_phrase_comes_before_its_words_apart_and_those_before_nothing(self, lexicon, phrase):
        lexicon.add_acronym("XYZ", phrase)
        whole = candidate(1, body=f"{FILLER} {phrase} {FILLER}")
        apart = candidate(2, body=phrase.replace(" ", f" {FILLER} {FILLER} "))
        assert ranked(phrase, apart, whole, candidate(3, FILLER), lexicon=lexicon) == [1, 2]

    def test_a_synonym_finds_but_comes_after_the_word(self, lexicon):
        assert ranked("angkot", candidate(2, "Mikrolet"), candidate(1, "Angkot"), lexicon=lexicon) == [1, 2]

    def test_a_rare_synonym_counts_no_more_than_the_word(self, lexicon):
        pages = [candidate(pk, "Angkot") for pk in range(1, 9)]
        assert ranked("angkot", candidate(99, "Mikrolet"), *pages, lexicon=lexicon)[-1] == 99

    def test_word_and_synonym_together_are_no_better_than_two_words_of_the_query(self, lexicon):
        synonyms = candidate(1, body="angkot mikrolet")
        asked = candidate(2, body="angkot murah")
        assert ranked("angkot murah", synonyms, asked, lexicon=lexicon)[0] == 2


def test_a_date_helps_who_asks_when_and_finds_no_page_by_itself():
    dated, undated = candidate(1, body="lampu tanggal 1 mei"), candidate(2, body="lampu yang lain lagi")
    other = candidate(3, body="pasar kota")
    assert ranked("kapan lampu", dated, undated, other) == [1, 2]


def test_without_statistics_there_is_an_order_all_the_same():
    pages = [candidate(1, body="lampu"), candidate(2, "Lampu")]
    assert set(ranked("lampu", *pages, statistics=Statistics())) == {1, 2}


WORDS = ["lampu", "jalan", "rth", "taman", "angkot", "pelayanan", "layanan", "tanggal"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=8), TEXTS, st.randoms())
def test_the_order_does_not_depend_on_the_order_of_the_candidates(texts, query, chance):
    pages = [candidate(pk, *zones) for pk, zones in enumerate(texts, 1)]
    shuffled = chance.sample(pages, len(pages))
    order = ranked(query, *pages, statistics=Statistics())
    assert ranked(query, *shuffled, statistics=Statistics()) == order
    assert len(set(order)) == len(order)


@given(st.integers(0, 10_000), st.floats(0.01, 20))
def test_a_word_said_ever_more_often_counts_ever_more_up_to_a_bound(times, weight):
    once_more = [saturated([" a "], (" a " * n, "", ""), (weight, 1, 1)) for n in (times, times + 1)]
    assert 0 <= once_more[0] <= once_more[1] <= 3.5


@given(st.floats(0, 1), st.integers(0, 100_000), st.floats(0, 100_000))
def test_a_length_is_held_against_a_page_within_reason(normalisation, length, average):
    norm = length_norm(normalisation, length, average)
    assert norm >= 1 - normalisation
    if length == 0 or average == 0:
        assert norm == 1


def test_part_of_a_word_is_not_the_word():
    assert running_text(["lampu"]) not in running_text(["lampung", "jalan"])
    assert ranked("lampu", candidate(1, "Lampung")) == []


def test_two_hundred_long_pages_are_ranked_in_a_moment():
    chance = random.Random(1)
    pages = [candidate(pk, "Lampu", FILLER, " ".join(chance.choices(FILLER.split(), k=2_000))) for pk in range(1, 201)]
    assert len(ranked("lampu taman kota", *pages)) == 200
