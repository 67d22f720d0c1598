"""Text to words."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.language.words import fold, spans, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lampu Jalan", ["lampu", "jalan"]),
        ("anak-anak", ["anak", "anak"]),
        ("kendaraan-kendaraannya", ["kendaraan", "kendaraannya"]),
        ("24/7, Rp1.500", ["24", "7", "rp1", "500"]),
        ("Jum’at 'Ibu' (PKK)", ["jum", "at", "ibu", "pkk"]),
        ("kode_tiang", ["kode", "tiang"]),
        ("Café DÉCOR", ["cafe", "decor"]),
        ("ﬁber", ["fiber"]),
        ("…—!", []),
        ("", []),
    ],
)
def test_words_are_folded_and_parted_by_what_is_no_letter_and_no_digit(text, expected):
    assert words(text) == expected


@given(st.text())
@example("\x00\ud800")
@example("İI\u0307")
def test_any_text_has_words_that_are_their_own_words(text):
    found = words(text)
    assert all(words(word) == [word] for word in found)


@given(st.text(alphabet="aé-_ .Bß9\n"))
def test_a_text_cut_at_a_space_has_the_words_of_both_halves(text):
    assert words(f"{text} {text}") == words(text) * 2


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_span_says_where_its_word_stands(text):
    last = 0
    for word, start, end in spans(text):
        assert last <= start < end <= len(text)
        assert fold(text[start:end]) == word
        last = end


def test_a_million_characters_are_read_in_a_moment():
    assert len(words("aé-" * 333_333)) == 333_333
