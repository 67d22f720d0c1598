"""The news as a whole and its archive: each list holds what its heading says."""

from datetime import date

import pytest

from tests.builders import at, make_category, make_news, make_news_index, republish
from tests.pages import links, tree, words, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def index():
    return make_news_index()


@pytest.fixture
def years():
    make_news(title="Lampu", slug="lampu", date=at(date(2026, 2, 10)))
    make_news(title="Taman", date=at(date(2026, 1, 20)))
    make_news(title="Pasar", date=at(date(2024, 2, 1)))


def titles(response):
    return [news.title for news in response.context["page_of_news"]]


def heading(response):
    return words_of(tree(response).h1)


@pytest.mark.usefixtures("years")
@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/berita/", ["Lampu", "Taman", "Pasar"]),
        ("/berita/2026/", ["Lampu", "Taman"]),
        ("/berita/2024/", ["Pasar"]),
        ("/berita/2026/2/", ["Lampu"]),
        ("/berita/2026/02/", ["Lampu"]),
    ],
)
def test_the_archive_holds_the_news_of_its_time_newest_first(client, address, found):
    response = client.get(address)
    assert titles(response) == found
    assert all(title in words(response) for title in found)


@pytest.mark.usefixtures("years")
@pytest.mark.parametrize(
    ("address", "text"), [("/berita/", "Berita"), ("/berita/2026/", "2026"), ("/berita/2026/2/", "Februari 2026")]
)
def test_the_heading_says_what_the_list_holds(client, address, text):
    assert text in heading(client.get(address))


@pytest.mark.usefixtures("years")
@pytest.mark.parametrize(
    "address",
    [
        "/berita/2025/",
        "/berita/2026/3/",
        "/berita/0/",
        "/berita/2026/0/",
        "/berita/2026/13/",
        "/berita/9999/",
        "/berita/99999999999999999999/",
        "/berita/2026/99999999999999999999/",
        "/berita/-1/",
        "/berita/2026/2/1/",
    ],
)
def test_a_time_without_news_is_a_404(client, address):
    assert client.get(address).status_code == 404


def test_the_day_of_a_news_item_is_the_citys_day(client):
    make_news(title="Tahun baru", date=at(date(2026, 1, 1), 0, 30))  # Still 2025 in UTC.
    assert titles(client.get("/berita/2026/1/")) == ["Tahun baru"]
    assert client.get("/berita/2025/").status_code == 404


@pytest.mark.usefixtures("years")
def test_the_list_leads_to_its_items_and_years(client):
    found = links(client.get("/berita/"))
    assert {"/berita/lampu/", "/berita/2026/", "/berita/2024/"} <= found


def test_a_category_holds_its_news(client):
    category = make_category(name="Infrastruktur", slug="infrastruktur")
    make_news(title="Lampu", categories=[category, make_category(name="Lain")])
    make_news(title="Taman")
    response = client.get("/berita/kategori/infrastruktur/")
    assert titles(response) == ["Lampu"]
    assert "Infrastruktur" in heading(response)


def test_a_tag_holds_its_news(client):
    make_news(title="Lampu", tags=["penerangan", "jalan"])
    make_news(title="Taman")
    response = client.get("/berita/tag/penerangan/")
    assert titles(response) == ["Lampu"]
    assert "penerangan" in heading(response)


@pytest.mark.parametrize("address", ["/berita/kategori/tidak-ada/", "/berita/tag/tidak-ada/"])
def test_an_unknown_category_or_tag_is_a_404(client, address):
    assert client.get(address).status_code == 404


def test_only_categories_with_news_are_offered(client):
    full, draft_only = make_category(name="Penuh"), make_category(name="Draf")
    make_category(name="Kosong")
    make_news(categories=[full])
    make_news(categories=[full])
    make_news(categories=[draft_only]).unpublish()
    assert list(client.get("/berita/").context["categories"]) == [full]


def test_an_empty_category_has_a_page_that_says_so(client):
    make_category(slug="kosong")
    assert client.get("/berita/kategori/kosong/").status_code == 200


def test_drafts_are_in_no_list(client):
    make_news(title="Draf", date=at(date(2025, 5, 5)), tags=["rahasia"]).unpublish()
    assert titles(client.get("/berita/")) == []
    assert client.get("/berita/2025/").status_code == 404
    assert client.get("/berita/").context["years"] == []


def test_an_edited_draft_keeps_the_published_headline(client):
    news = make_news(title="Lampu")
    news.title = "Lampu mati"
    news.save_revision()
    assert "Lampu mati" not in words(client.get("/berita/"))
    republish(news)
    assert "Lampu mati" in words(client.get("/berita/"))


def test_a_list_without_news_has_a_page(client):
    assert client.get("/berita/").status_code == 200


@pytest.fixture
def thirteen():
    for number in range(13):
        make_news(title=f"Kabar ke-{number:02}", date=at(date(2026, 1, 1 + number)))


@pytest.mark.usefixtures("thirteen")
@pytest.mark.parametrize("address", ["/berita/", "/berita/2026/", "/berita/2026/1/"])
def test_a_long_list_has_pages(client, address):
    first, second = client.get(address), client.get(address, {"page": 2})
    assert (len(titles(first)), titles(second)) == (12, ["Kabar ke-00"])
    assert "?page=2" in links(first)


@pytest.mark.usefixtures("thirteen")
@pytest.mark.parametrize(("page", "number"), [("x", 1), ("", 1), ("0", 2), ("-5", 2), ("99", 2)])
def test_an_odd_page_number_shows_a_page_that_exists(client, page, number):
    assert client.get("/berita/", {"page": page}).context["page_of_news"].number == number
