"""Whatever is typed gets an answer."""

import pytest

from search.query import SearchFilters, search, suggest
from tests.builders import make_info

from .asking import facets, found

ANYTHING = [
    "a" * 5000,
    "lampu " * 1000,
    " ".join(f"kata{number}" for number in range(1000)),
    "\x00\x01\x1b\x7f",
    "lam\x00pu",
    '"lampu',
    '"" "',
    "'lampu''",
    "dan di ke dari yang",
    "AND OR NOT",
    "lampu AND NOT jalan",
    "lampu & | ! :* <-> \\",
    "title:lampu",
    "_all_text:*",
    "*",
    "lamp*",
    "lampu~2^3",
    "(lampu",
    "[1 TO 5}",
    "-lampu +jalan",
    "NEAR(lampu jalan, 2)",
    "'; DROP TABLE search_searchentry; --",
    "1' OR '1'='1",
    "%s %(x)s {0} %",
    "<script>alert(1)</script>",
    "💡🏙️",
    "灯 街道",
    "إضاءة الشوارع",
    "лампа",
    "\ud800",
    "…?!—",
    "ﬁ ½ ǅ ß",
    "",
    " ",
]


@pytest.mark.parametrize("text", ANYTHING, ids=lambda text: ascii(text[:20]))
def test_anything_can_be_asked_in_every_way(text):
    make_info(title="Lampu jalan")
    pages = search(text, SearchFilters()).pages
    assert len(pages) == len(list(pages[:10]))
    assert set(found(text, newest_first=True)) == {page.title for page in pages}
    assert isinstance(facets(text, jenis="informasi"), dict)
    assert isinstance(suggest(text), list)


@pytest.mark.parametrize(
    "text", ['"lampu', "lampu & | ! :* <-> \\", "title:lampu", "lampu AND NOT jalan", "(lampu", "lampu~2^3", "lampu 💡"]
)
def test_what_looks_like_syntax_is_words(text):
    make_info(title="Lampu")
    make_info(title="Taman", slug="taman")
    assert found(text) == ["Lampu"]
    assert [page.title for page in suggest(text)] in ([], ["Lampu"])


@pytest.mark.parametrize("title", ["灯", "лампа", "الشوارع"])
def test_other_scripts_are_found(title):
    make_info(title=title, slug="lain")
    assert found(title) == [title]


@pytest.mark.parametrize("text", ["dan", "yang di"])
def test_stop_words_alone_are_taken_as_words(text):
    make_info(title="Di mana yang baru dan yang lama")
    assert found(text) == ["Di mana yang baru dan yang lama"]
