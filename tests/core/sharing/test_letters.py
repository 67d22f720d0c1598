"""Titles of any length fit on a card."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.core.sharing.cards import ShareCard
from cms.core.sharing.drawing import SCALE, TITLE_SIZES, draw
from cms.core.sharing.letters import drawable, fitting, font, lines_of
from cms.core.sharing.shapes import TONES

WIDTH = 1056 * SCALE
SIZES = [(size * SCALE, most) for size, most in TITLE_SIZES]


@given(st.text(max_size=300))
def test_every_line_fits_and_there_are_never_too_many(text):
    letters, lines = fitting(text, "serif", SIZES, WIDTH)
    assert len(lines) <= dict(SIZES)[letters.size]
    assert all(letters.getlength(line) <= WIDTH for line in lines)


def test_nothing_of_a_title_that_fits_is_lost():
    title = "Penerangan jalan umum cerdas dengan pemantauan jarak jauh di delapan kecamatan"
    _letters, lines = fitting(title, "serif", SIZES, WIDTH)
    assert " ".join(lines) == title


def test_a_short_title_has_the_largest_letters():
    assert fitting("Lampu jalan", "serif", SIZES, WIDTH)[0].size == SIZES[0][0]


def test_a_long_one_ends_between_words_with_an_ellipsis():
    words = "lampu jalan " * 40
    lines = fitting(words, "serif", SIZES, WIDTH)[1]
    assert lines[-1].removesuffix("…").split(" ")[-1] in ("lampu", "jalan")
    assert lines[-1].endswith("…")


def test_a_word_longer_than_a_line_is_broken():
    lines = lines_of("A" * 60, font("sans", 80), 1000, 9)
    assert len(lines) > 1
    assert "".join(lines) == "A" * 60


def test_signs_without_letters_are_left_out():
    assert drawable("Kota 🙂 cerdas\n\u200b") == "Kota cerdas"


@pytest.mark.parametrize("status", [*TONES, "", "unknown"])
@pytest.mark.parametrize("progress", [None, 0, 100, 140])
def test_every_status_and_progress_can_be_drawn(status, progress):
    card = ShareCard(title="Lampu", status=status, status_label=status, progress=progress, note="Catatan")
    assert draw(card).startswith(b"\x89PNG")
