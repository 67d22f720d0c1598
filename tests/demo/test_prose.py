"""What the markup makes is read by the blocks as it was meant."""

import pytest

from cms.core.blocks import ProseBlock
from cms.demo.markup import Markup

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Latar belakang", ["Latar belakang"]),
        ("Satu *miring* dan **tebal**.", ["<i>miring</i>", "<b>tebal</b>"]),
        ("- Satu\n- Dua", ["<li>Satu</li>", "<li>Dua</li>"]),
        ("1. Tulis: Satu halaman.\n2. Kirim: Daring.", ["Tulis", "Satu halaman.", "Kirim", "Daring."]),
        (
            "? Siapa boleh?\n= Semua warga.\n? Berapa?\n= Gratis.",
            ["Siapa boleh?", "Semua warga.", "Berapa?", "Gratis."],
        ),
    ],
    ids=["heading", "paragraph", "list", "steps", "questions"],
)
def test_a_piece_of_markup_is_shown_with_all_its_words(text, expected):
    block = ProseBlock()
    html = block.render(block.to_python(Markup(None, None).stream(text)))
    assert [part for part in expected if part not in html] == []
    assert "None" not in html
