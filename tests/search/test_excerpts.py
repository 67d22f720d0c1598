"""The passage that answers, with its hits marked."""

import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from search.excerpts import READ, WINDOW, excerpt, marked, sought
from search.language.lexicon import Lexicon
from search.language.stems import stem
from search.language.words import words
from search.understanding import understand


def text_of(pieces):
    return "".join(piece for piece, _hit in pieces)


def hits(pieces):
    return [piece for piece, hit in pieces if hit]


def test_every_form_of_a_word_is_marked_as_it_stands():
    assert hits(marked("Pelayanan: kami MELAYANI, dilayani!", {"layan"})) == ["Pelayanan", "MELAYANI", "dilayani"]


def test_a_text_without_hits_is_one_piece_and_an_empty_one_none():
    assert marked("Taman kota.", {"lampu"}) == [("Taman kota.", False)]
    assert marked("", {"lampu"}) == []


def test_the_passage_with_the_most_different_hits_is_taken():
    text = "lampu lampu lampu " + "kata " * 60 + "lampu di jalan."
    assert "jalan" in text_of(excerpt(text, {"lampu", "jalan"}))


def test_of_equal_passages_the_first_is_taken():
    text = "Satu lampu. " + "kata " * 60 + "Dua lampu."
    assert text_of(excerpt(text, {"lampu"})).startswith("Satu lampu.")


def test_what_is_left_out_before_and_after_is_shown():
    pieces = excerpt("kata " * 20 + "lampu " + "kata " * 60, {"lampu"})
    assert pieces[0] == ("… ", False)
    assert pieces[-1] == (" …", False)
    assert len(words(text_of(pieces))) == WINDOW
    assert text_of(excerpt("lampu jalan", {"lampu"})) == "lampu jalan"


def test_without_a_hit_there_is_no_passage():
    assert excerpt("Taman kota.", {"lampu"}) == excerpt("", {"lampu"}) == excerpt("lampu", set()) == []


def test_far_down_nobody_looks():
    assert excerpt("kata " * READ + "lampu", {"lampu"}) == []


def test_forms_and_synonyms_are_sought_and_stop_words_are_not():
    lexicon = Lexicon()
    lexicon.add_acronym("DLH", "dinas lingkungan hidup")
    lexicon.add_synonyms("sampah", "limbah dan kotoran")
    found = sought(understand("dlh di sampah", lexicon, lambda word: None))
    assert found == {"dlh", "dinas", "lingkung", "hidup", "sampah", "limbah", "kotor"}


@pytest.fixture
def shown():
    """What a visitor's browser gets of pieces, by the template of the results."""
    template = engines["django"].from_string(
        "{% for piece, is_hit in pieces %}"
        "{% if is_hit %}<mark>{{ piece }}</mark>{% else %}{{ piece }}{% endif %}"
        "{% endfor %}"
    )
    return lambda pieces: template.render({"pieces": pieces})


TEXT = st.text(alphabet="lampu jn<>&\"'é.-\n", max_size=200) | st.text(max_size=200)


@given(TEXT)
def test_marking_loses_and_adds_nothing(text):
    pieces = marked(text, {"lampu", "jalan"})
    assert text_of(pieces) == text
    assert all(piece for piece, _hit in pieces)


@given(TEXT, st.sets(st.sampled_from(["lampu", "jalan", "a", "l"])))
def test_a_passage_is_of_the_text_and_marks_hits_and_nothing_else(text, stems):
    pieces = excerpt(text, stems)
    inner = text_of(pieces).removeprefix("… ").removesuffix(" …")
    assert inner in text
    assert all((stem(words(piece)[0]) in stems) for piece in hits(pieces))
    assert bool(pieces) == any(stem(word) in stems for word in words(text))


@pytest.mark.parametrize("text", ["<script>lampu</script>", 'lampu" onclick="x', "<b>lampu & jalan</b>"])
def test_what_stands_on_a_page_reaches_the_browser_escaped(shown, text):
    html = shown(excerpt(f"kata {text} kata", {"lampu"}))
    assert "<mark>lampu</mark>" in html
    assert "<script" not in html
    assert "<b>" not in html
    assert '"' not in html
