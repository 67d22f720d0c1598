from types import SimpleNamespace

import pytest

from cms.demo.markup import Markup

PAGE = SimpleNamespace(pk=7)
IMAGE = SimpleNamespace(pk=9, description="Lampu di tepi jalan.", credit="Diskominfo")


@pytest.fixture
def markup():
    return Markup({"kabar-lama": PAGE}.get, {"lampu-1": IMAGE}.__getitem__)


def one(markup, text):
    (block,) = markup.stream(text)
    return block["type"], block["value"]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Satu\nkalimat.", "paragraph", "<p>Satu kalimat.</p>"),
        ("Harga < 5 & **tebal** *miring*", "paragraph", "<p>Harga &lt; 5 &amp; <b>tebal</b> <i>miring</i></p>"),
        ("## Judul", "heading", {"text": "Judul", "level": "2"}),
        ("### Anak judul", "heading", {"text": "Anak judul", "level": "3"}),
        ("- satu\n- dua", "paragraph", "<ul><li>satu</li><li>dua</li></ul>"),
        ("! Ingat: besok libur", "callout", {"tone": "info", "title": "Ingat", "text": "<p>besok libur</p>"}),
        ("# 5 | lampu | menyala", "number", {"value": "5", "label": "lampu", "meaning": "menyala", "source": ""}),
        ("baca: kabar-lama", "read_also", {"page": 7, "label": ""}),
    ],
)
def test_each_mark_makes_its_block(markup, text, kind, value):
    assert one(markup, text) == (kind, value)


def test_a_link_to_an_unknown_item_is_left_out(markup):
    assert markup.stream("Isi.\n\nbaca: tidak-ada") == markup.stream("Isi.")


def test_a_picture_brings_its_alt_text_and_credit(markup):
    kind, value = one(markup, "gambar: lampu-1")
    assert kind == "picture"
    assert value == {"image": 9, "alt_text": IMAGE.description, "credit": "Diskominfo", "caption": ""}


def test_a_table_knows_its_columns_of_numbers(markup):
    _, value = one(markup, "| Tahun | Lampu |\n| Awal | 1.240 |\n| Akhir | 3.100 |")
    assert [(c["type"], c["heading"]) for c in value["table"]["columns"]] == [("text", "Tahun"), ("number", "Lampu")]
    assert [row["values"] for row in value["table"]["rows"]] == [["Awal", "1.240"], ["Akhir", "3.100"]]


def test_a_table_is_named_after_the_heading_above_it(markup):
    _, table = markup.stream("## Siapa yang ikut\n\n| OPD | Jumlah |\n| Dinas | 17 |")
    assert table["value"]["caption"] == "Siapa yang ikut"


def test_steps_and_questions_that_follow_each_other_are_one_block(markup):
    _, steps = one(markup, "1. Daftar: di rumah\n2. Datang: tepat waktu")
    assert [item["value"]["name"] for item in steps] == ["Daftar", "Datang"]
    _, questions = one(markup, "? Siapa?\n= Semua.\n\n? Kapan?\n= Besok.")
    assert [item["value"]["question"] for item in questions] == ["Siapa?", "Kapan?"]
