"""What a query means, without a database: a lexicon and a way to correct are passed in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.lexicon import Lexicon, general
from search.understanding import LONGEST_QUERY, MOST_WORDS, understand


@pytest.fixture
def lexicon():
    lexicon = Lexicon()
    lexicon.add_acronym("RTH", "Ruang Terbuka Hijau")
    lexicon.add_synonyms("taman", "ruang terbuka hijau", "kebun kota")
    lexicon.add_synonyms("angkot", "mikrolet")
    return lexicon


def never(word):
    return None


def read(text, lexicon, correct=never):
    return understand(text, lexicon, correct)


def forms(understanding):
    return [concept.forms for concept in understanding.concepts]


def test_every_word_is_a_concept_in_the_order_of_the_query(lexicon):
    assert forms(read("Pelayanan  perizinan", lexicon)) == [(("layan",),), (("izin",),)]


def test_a_word_in_two_forms_is_asked_once(lexicon):
    assert forms(read("melayani pelayanan layanan", lexicon)) == [(("layan",),)]


def test_stop_words_are_left_out_unless_nothing_else_is_left(lexicon):
    assert forms(read("lampu di jalan", lexicon)) == [(("lampu",),), (("jalan",),)]
    assert forms(read("yang di", lexicon)) == [(("yang",),), (("di",),)]


@pytest.mark.parametrize("text", ["RTH", "ruang terbuka hijau", "Ruangan terbuka hijaunya"])
def test_an_acronym_and_its_long_form_are_one_concept_the_typed_one_first(lexicon, text):
    [concept] = read(text, lexicon).concepts
    assert set(concept.forms) == {("rth",), ("ruang", "buka", "hijau")}
    assert concept.forms[0] == (("rth",) if text == "RTH" else ("ruang", "buka", "hijau"))


def test_the_longest_phrase_wins(lexicon):
    lexicon.add_acronym("RT", "ruang terbuka")
    assert len(read("ruang terbuka hijau", lexicon).concepts) == 1
    assert len(read("ruang terbuka luas", lexicon).concepts) == 2


def test_words_of_a_phrase_that_is_not_whole_stand_by_themselves(lexicon):
    assert forms(read("ruang hijau", lexicon)) == [(("ruang",),), (("hijau",),)]


def test_a_synonym_is_a_neighbour_not_a_form(lexicon):
    [concept] = read("angkot", lexicon).concepts
    assert (concept.forms, concept.neighbours) == ((("angkot",),), {("mikrolet",)})


def test_each_word_of_a_phrase_has_the_neighbours_of_the_phrase(lexicon):
    kebun, kota = read("kebun kota", lexicon).concepts
    assert ("taman",) in kebun.neighbours & kota.neighbours
    assert read("kebun", lexicon).concepts[0].neighbours == frozenset()


def test_corrected_words_are_read_and_remembered(lexicon):
    found = read("lmapu jalan", lexicon, {"lmapu": "lampu"}.get)
    assert (found.read_as, found.corrections, found.text) == ("lampu jalan", {"lmapu": "lampu"}, "lmapu jalan")
    assert forms(found)[0] == (("lampu",),)


def test_stop_words_are_never_corrected(lexicon):
    assert read("yang lampu", lexicon, {"yang": "uang"}.get).corrections == {}


def test_a_word_that_frames_a_question_weighs_less_in_a_question_alone(lexicon):
    weights = {text: read(text, lexicon).concepts[0].weight for text in ("nama wali kota", "siapa nama wali kota")}
    assert weights["siapa nama wali kota"] < weights["nama wali kota"] == 1


@pytest.mark.parametrize(("text", "asks"), [("kapan lampu dipasang", True), ("Kapankah?", True), ("lampu", False)])
def test_who_asks_when_prefers_a_date_but_finds_no_page_by_it(lexicon, text, asks):
    found = read(text, lexicon)
    assert (found.asks_when, bool(found.hints)) == (asks, asks)
    assert ("tanggal",) not in [form for concept in found.concepts for form in concept.forms]


@pytest.mark.parametrize("text", ["", None, "   ", "?!", "\x00"])
def test_nothing_asks_for_nothing(lexicon, text):
    assert read(text, lexicon).concepts == ()


def test_a_query_is_read_up_to_a_length(lexicon):
    found = read("jalan " * 1_000_000, lexicon)
    assert len(found.text) <= LONGEST_QUERY
    assert len(read(" ".join(f"k{n}" for n in range(99)), lexicon).words) == MOST_WORDS


@given(st.text(max_size=300))
def test_any_text_is_understood_and_every_word_is_of_the_text(text):
    found = understand(text, general(), never)
    assert len(found.words) <= MOST_WORDS
    assert bool(found.concepts) == bool(found.words)
    assert {word for concept in found.concepts for word in concept.words} <= set(found.words)
    assert len({concept.forms[0] for concept in found.concepts}) == len(found.concepts)


KNOWN = ["kartu", "tanda", "penduduk", "ktp", "rumah", "sakit", "umum", "daerah", "rsud", "yang", "di"]


@given(st.lists(st.sampled_from(KNOWN), max_size=24))
def test_reading_what_was_read_changes_nothing(typed):
    once = understand(" ".join(typed), general(), never)
    assert understand(once.read_as, general(), never).concepts == once.concepts
