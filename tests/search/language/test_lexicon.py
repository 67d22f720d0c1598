"""Acronyms and synonyms, met in any form of their words."""

import pytest

from search.language.lexicon import Lexicon, general, phrase


@pytest.fixture
def lexicon():
    lexicon = Lexicon()
    lexicon.add_acronym("RTH", "Ruang Terbuka Hijau", "Rumah Tahanan Hakim")
    lexicon.add_synonyms("angkot", "angkutan kota", "mikrolet")
    return lexicon


def test_a_phrase_is_met_in_any_form():
    assert phrase("Pelayanan Kependudukan") == phrase("layanan penduduk") == ("layan", "penduduk")


def test_an_acronym_stands_for_each_of_its_long_forms_and_they_for_it(lexicon):
    assert lexicon.equals[phrase("RTH")] == {phrase("ruang terbuka hijau"), phrase("rumah tahanan hakim")}
    assert lexicon.equals[phrase("ruangan terbuka hijau")] == {("rth",)}


def test_two_long_forms_of_one_acronym_are_not_each_other(lexicon):
    assert phrase("rumah tahanan hakim") not in lexicon.equals[phrase("ruang terbuka hijau")]


def test_synonyms_are_neighbours_of_each_other_and_not_of_themselves(lexicon):
    assert lexicon.neighbours[("angkot",)] == {("mikrolet",), phrase("angkutan kota")}
    assert lexicon.equals.get(("angkot",)) is None


def test_groups_that_share_a_word_meet_in_it_alone(lexicon):
    lexicon.add_synonyms("mikrolet", "bemo")
    assert ("bemo",) in lexicon.neighbours[("mikrolet",)]
    assert ("bemo",) not in lexicon.neighbours[("angkot",)]


def test_the_longest_phrase_is_known(lexicon):
    assert lexicon.longest == 3
    assert Lexicon().longest == 1


@pytest.mark.parametrize("texts", [("lampu",), ("lampu", "lampunya"), ("lampu", "…"), ("", "!")])
def test_words_that_are_the_same_or_none_relate_to_nothing(texts):
    lexicon = Lexicon()
    lexicon.add_synonyms(*texts)
    assert not any(lexicon.neighbours.values())


def test_what_is_added_to_a_copy_is_not_in_the_original(lexicon):
    copied = lexicon.copy()
    copied.add_synonyms("angkot", "oplet")
    copied.add_acronym("RTH", "Rapat Terbuka Harian Semua Lurah")
    assert ("oplet",) not in lexicon.neighbours[("angkot",)]
    assert len(lexicon.equals[("rth",)]) == 2
    assert (copied.longest, lexicon.longest) == (5, 3)


def test_looking_a_word_up_in_the_general_lexicon_leaves_it_as_it_is():
    before = len(general().equals)
    assert general().equals.get(("tidakada",)) is None
    assert len(general().equals) == before


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("KTP", "kartu tanda penduduk"),
        ("puskesmas", "pusat kesehatan masyarakat"),
        ("PBB", "pajak bumi dan bangunan"),
        ("PBB", "perserikatan bangsa-bangsa"),
    ],
)
def test_the_general_lexicon_knows_what_every_citizen_does(short, long):
    assert phrase(long) in general().equals[phrase(short)]
    assert phrase(short) in general().equals[phrase(long)]
