"""Bodies of archived news become prose: text is kept, and nothing of foreign markup gets through."""

import re
from html import escape

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cms.core.blocks import ProseBlock
from news.archive.markup import is_html, safe_href
from news.archive.prose import SUMMARY_LENGTH, plain_text, shorten, summary_of, to_blocks

ALLOWED = {"p", "ul", "ol", "li", "b", "i", "a", "br"}
TAG = re.compile(r"</?(\w+)([^>]*)>")
ATTRIBUTES = re.compile(r"|/| href=\"(https?|mailto):[^\"<>]*\"")


def told(body):
    """Blocks as (type, value) pairs."""
    return [(block["type"], block["value"]) for block in to_blocks(body)]


def paragraphs(*texts):
    return [("paragraph", f"<p>{text}</p>") for text in texts]


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("Satu.\n\nDua.", paragraphs("Satu.", "Dua.")),
        ("Satu.\r\n \r\nDua\r\nbaris.", paragraphs("Satu.", "Dua<br/>baris.")),
        ("Satu.\nDua.", paragraphs("Satu.", "Dua.")),
        ("3 < 5 & <Kepala Dinas>", paragraphs("3 &lt; 5 &amp; &lt;Kepala Dinas&gt;")),
        ("Dinas PU &amp; Tata Ruang", paragraphs("Dinas PU &amp; Tata Ruang")),
        ("Bawa:\n- satu\n- dua", [*paragraphs("Bawa:"), ("paragraph", "<ul><li>satu</li><li>dua</li></ul>")]),
        ("- bukan daftar", paragraphs("- bukan daftar")),
        ("a\x00b\x07c\ud800", paragraphs("abc\ufffd")),
    ],
)
def test_plain_text(body, blocks):
    assert told(body) == blocks


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("<p>Satu.</p><p>Dua.</p>", paragraphs("Satu.", "Dua.")),
        ("<div>Satu.<br><br>Dua.<br>Tiga.</div>", paragraphs("Satu.", "Dua.<br/>Tiga.")),
        ("<strong>SIANTAR</strong> – Satu.\n\nDua.", paragraphs("<b>SIANTAR</b> – Satu.", "Dua.")),
        ("<b>SIANTAR</b> – Satu.\nDua.", paragraphs("<b>SIANTAR</b> – Satu.", "Dua.")),
        ("<p>Satu\nbaris.</p>", paragraphs("Satu baris.")),
        ("<p><b>a <i>b</b> c</i></p>", paragraphs("<b>a </b><b><i>b</i></b><i> c</i>")),
        ("<p><b>a</p><p>b</p>", paragraphs("<b>a</b>", "b")),
        ("<h1>Judul</h1><h4>Anak</h4>", [
            ("heading", {"text": "Judul", "level": "2"}), ("heading", {"text": "Anak", "level": "3"}),
        ]),
        ("<ol><li>a</li><li><p>b</p><ul><li>c</li></ul></li><li></li></ol>",
         [("paragraph", "<ol><li>a</li><li>b</li><li>c</li></ol>")]),
        ("<blockquote><p>Kami siap.</p><p>Selalu.</p><cite>— Kepala Dinas</cite></blockquote>", [
            ("quotation", {"text": "Kami siap.\nSelalu.", "person": "Kepala Dinas", "office": ""}),
        ]),
        ("<table><tr><td>Beras</td><td>12.000</td></tr><tr><td>Cabai</td></tr></table>",
         paragraphs("Beras – 12.000", "Cabai")),
        ("<p>a&lt;script&gt;&nbsp;b</p>", paragraphs("a&lt;script&gt; b")),
        ("<p>Kata <Kepala Dinas> itu</p>", paragraphs("Kata &lt;Kepala Dinas&gt; itu")),
        ("<o:p>Word</o:p><p>x</p>", paragraphs("Word", "x")),
        ("<p>a<!-- rahasia -->b</p><?php x ?>", paragraphs("ab")),
        ("a <svg> b</p>", paragraphs("a b")),
        ("<p> </p><p>&nbsp;</p><img src=x>", []),
    ],
)  # fmt: skip
def test_simple_html(body, blocks):
    assert told(body) == blocks


def test_a_quotation_without_a_name_is_said_to_come_from_the_archive():
    assert told("<blockquote>Kami siap.</blockquote>")[0][1]["person"] == "Dari arsip berita"


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<SCRIPT src=//x>alert(1)</SCRIPT >",
        "<style>alert(1)</style>",
        "<iframe src=x>alert(1)</iframe>",
        "<svg onload=alert(1)><script>alert(1)</script></svg>",
        "<noscript>alert(1)</noscript>",
        "<p onclick='alert(1)'></p>",
        "<img src=x onerror=alert(1)>",
        "<math><mi>alert(1)</mi></math>",
        "<template><b>alert(1)</b></template>",
        "<!--><script>alert(1)</script>-->",
    ],
)
def test_what_is_no_text_of_the_report_is_dropped(body):
    assert "alert" not in plain_text(to_blocks(f"<p>Teks.</p>{body}<p>Akhir.</p>"))
    assert "Akhir." in plain_text(to_blocks(f"<p>Teks.</p>{body}<p>Akhir.</p>"))


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://siantar.example/?a=1&b=2", "https://siantar.example/?a=1&b=2"),
        ("HTTP://siantar.example", "HTTP://siantar.example"),
        ("mailto:dinas@siantar.example", "mailto:dinas@siantar.example"),
        (" https://siantar.example\n/x ", "https://siantar.example/x"),
        ("javascript:alert(1)", ""),
        ("java\tscript:alert(1)", ""),
        ("\x01javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//siantar.example", ""),
        ("/berita/1", ""),
        ("https:", ""),
        ("mailto:", ""),
        ("http://[", ""),
        (None, ""),
    ],
)
def test_only_web_and_mail_addresses_stay_links(href, kept):
    assert safe_href(href) == kept


def test_a_link_is_written_anew_without_its_other_attributes():
    body = '<p><a href="https://a.example/?a=1&b=2" onclick="x()" style="y" target=_blank>sini</a></p>'
    assert told(body) == paragraphs('<a href="https://a.example/?a=1&amp;b=2">sini</a>')


def test_an_address_cannot_break_out_of_its_attribute():
    value = to_blocks("<p><a href='https://a.example/\"onmouseover=alert(1)//'>x</a></p>")[0]["value"]
    assert value.count('"') == 2


def test_the_same_body_always_gets_the_same_ids_and_no_two_blocks_share_one():
    first, second = to_blocks("Sama.\n\nSama."), to_blocks("Sama.\n\nSama.\n\nLain.")
    assert [block["id"] for block in first] == [block["id"] for block in second[:2]]
    assert len({block["id"] for block in second}) == 3


def test_ten_thousand_tags_deep_is_no_trouble():
    assert told("<div><b>" * 10_000 + "dalam") == paragraphs("<b>dalam</b>")


# Whatever the markup

WORDS = st.text("abcdefghij ÀΩ文😀'\"&;.,-\n", max_size=20)
MARKUP = st.sampled_from(
    [
        "p", "div", "b", "strong", "i", "em", "u", "span", "h1", "h2", "h3", "h6", "ul", "ol", "li", "blockquote",
        "table", "tr", "td", "a", "font", "cite", "footer", "o:p", "x-y", "br",
    ]
)  # fmt: skip
NOISE = st.sampled_from(
    [
        "<script>JAHAT</script>", "<style>JAHAT</style>", "<iframe src='JAHAT'></iframe>", "<img onerror='JAHAT'>",
        "<!-- JAHAT -->", "<a href='javascript:JAHAT'>", "<p onclick=JAHAT>", "<svg><b>JAHAT</b></svg>", "</p>", "</b>",
        "</a>", "<br/>", "</ul>", "</blockquote>",
    ]
)  # fmt: skip
PIECES = st.lists(
    st.one_of(
        WORDS.map(lambda text: escape(text, quote=False)),
        MARKUP.map(lambda tag: f"<{tag}>"),
        MARKUP.map(lambda tag: f"</{tag}>"),
        NOISE,
    ),
    max_size=30,
)
ANYTHING = st.text(st.sampled_from("<>/!-='\"& \nabpisvgcrtxjh:;"), max_size=200)


def letters(text):
    """A text without white space and the dash between cells, which conversion may set otherwise."""
    return re.sub(r"[\s–—-]", "", text)


def wanted_text(pieces):
    return "".join("" if piece.startswith("<") else piece for piece in pieces).replace("&amp;", "&")


def everything_in(blocks):
    """All text of the blocks, the names of people quoted included."""
    names = "".join(block["value"]["person"] for block in blocks if block["type"] == "quotation")
    return plain_text(blocks) + names.replace("Dari arsip berita", "")


@given(PIECES)
def test_no_text_is_lost_and_nothing_unsafe_stays(pieces):
    blocks = to_blocks("<p>" + "".join(pieces))
    assert "JAHAT" not in str(blocks)
    assert sorted(letters(everything_in(blocks))) == sorted(letters(wanted_text(pieces)))
    assert_safe(blocks)


@given(ANYTHING)
def test_no_input_breaks_the_conversion_or_gets_markup_through(body):
    assert_safe(to_blocks(body))


@given(st.lists(st.text("abcÀΩ文😀<>&;'\"/=.-() ", min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=5))
def test_paragraphs_of_plain_text_come_out_word_for_word(texts):
    assume(not is_html("\n\n".join(texts)))  # "<b" and ">" in a row are a tag.
    assert plain_text(to_blocks("\n\n".join(texts))).split() == " ".join(texts).split()


def assert_safe(blocks):
    for block in blocks:
        if block["type"] == "paragraph":
            for name, attributes in TAG.findall(block["value"]):
                assert name in ALLOWED
                assert (
                    not attributes or attributes == "/" or re.fullmatch(r' href="(https?|mailto):[^"<>]*"', attributes)
                )
    if blocks:
        ProseBlock().clean(ProseBlock().to_python(blocks))


# Summaries


def test_a_missing_summary_is_the_first_sentences():
    body = "Satu kalimat. Dua kalimat.\n\n" + "Kalimat yang lebih panjang dari yang lain. " * 20
    summary = summary_of(to_blocks(body))
    assert summary.startswith("Satu kalimat. Dua kalimat.")
    assert summary.endswith("lain.")
    assert len(summary) <= SUMMARY_LENGTH


def test_a_long_sentence_is_cut_at_a_word():
    summary = summary_of(to_blocks("panjang " * 100))
    assert summary.endswith("panjang…")
    assert len(summary) <= SUMMARY_LENGTH


@given(st.text(max_size=1000))
def test_no_summary_is_too_long(text):
    assert len(shorten(text)) <= SUMMARY_LENGTH


def test_a_quotation_of_nothing_leaves_its_source_as_text():
    assert everything_in(to_blocks("<blockquote><cite>Antara</cite></blockquote>")) == "Antara"
