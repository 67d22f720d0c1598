"""Words find what people mean by them."""

import pytest

from search import knowledge
from search.query import SearchFilters, search, suggest
from tests.builders import make_info, make_synonyms, paragraphs

from .asking import found


@pytest.mark.parametrize("text", ["pelayanan", "layanan", "melayani", "dilayani", "pelayanannya", "LAYANAN"])
def test_a_word_is_found_in_every_form(text):
    make_info(title="Pelayanan kependudukan")
    make_info(title="Taman kota", slug="taman")
    assert found(text) == ["Pelayanan kependudukan"]


@pytest.mark.parametrize("text", ["SPBE", "sistem pemerintahan berbasis elektronik"])
def test_an_acronym_and_its_long_form_find_each_other(text):
    make_info(title="Indeks SPBE naik", slug="a")
    make_info(title="Sistem Pemerintahan Berbasis Elektronik", slug="b")
    make_info(title="Taman kota", slug="c")
    assert set(found(text)) == {"Indeks SPBE naik", "Sistem Pemerintahan Berbasis Elektronik"}


def test_a_synonym_of_the_editors_is_in_force_at_once():
    make_info(title="Odong-odong keliling")
    assert found("kereta mini") == []
    make_synonyms("odong-odong", "kereta mini")
    assert found("kereta mini") == ["Odong-odong keliling"]


def test_a_typing_error_is_mended_and_can_be_meant():
    make_info(title="Penerangan trotoar")
    knowledge.count()
    assert found("trotaor") == ["Penerangan trotoar"]
    assert list(search("trotaor", SearchFilters(), exactly=True).pages) == []


def test_a_phrase_ranks_before_its_words_apart():
    make_info(title="Air bersih", slug="a", body=paragraphs("Sambungan air minum ke rumah."))
    make_info(title="Minum", slug="b", body=paragraphs("Rumah makan dan air di kolam."))
    assert found("air minum")[0] == "Air bersih"


def test_one_word_of_several_is_enough():
    make_info(title="Lampu")
    make_info(title="Lampu jalan raya")
    make_info(title="Taman")
    assert found("lampu jalan") == ["Lampu jalan raya", "Lampu"]


@pytest.mark.parametrize("text", ["café", "cafe", "CAFÉ"])
def test_accents_and_case_make_no_difference(text):
    make_info(title="Café di tepi sungai")
    assert found(text) == ["Café di tepi sungai"]


@pytest.mark.parametrize("begun", ["lam", "lampu jal", "Lampu jalan", "pertanggungjawab"])
def test_a_title_is_suggested_while_it_is_typed(begun):
    make_info(title="Lampu jalan dan pertanggungjawaban")
    make_info(title="Taman kota", slug="taman")
    assert [page.title for page in suggest(begun)] == ["Lampu jalan dan pertanggungjawaban"]


def test_all_words_of_a_suggestion_stand_in_the_title():
    make_info(title="Lampu jalan")
    assert suggest("lampu tam") == []
