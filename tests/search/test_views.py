"""/cari/ for people and for programs, and the suggestions."""

from datetime import date

import pytest
from wagtail.models import PageViewRestriction

from tests.builders import TODAY, at, home, make_agency, make_dimension, make_info, make_news, make_program
from tests.pages import links, tree, words

pytestmark = pytest.mark.django_db
FIELDS = {"title", "url", "type", "date", "summary", "source_url"}


@pytest.fixture(autouse=True)
def site():
    return home()


def ask(client, q="", **parameters):
    return client.get("/cari/", {"q": q, "format": "json"} | parameters).json()


def titles(client, q="", **parameters):
    return [result["title"] for result in ask(client, q, **parameters)["results"]]


def test_a_result_stands_with_title_summary_kind_and_link(client):
    make_news(title="Lampu jalan menyala", slug="lampu", summary="Sejak semalam.", date=at(TODAY))
    response = client.get("/cari/?q=lampu")
    for text in ("Lampu jalan menyala", "Sejak semalam.", "2 Maret 2026"):
        assert text in words(response)
    assert "/berita/lampu/" in links(response)


def test_an_empty_search_page_has_its_field(client):
    assert tree(client.get("/cari/")).main.find("input", {"name": "q"})


def test_the_field_keeps_what_was_asked(client):
    field = tree(client.get("/cari/", {"q": "lampu & <jalan>"})).main.find("input", {"name": "q"})
    assert field["value"] == "lampu & <jalan>"


def test_finding_nothing_is_said_in_words(client):
    response = client.get("/cari/?q=tidakada")
    assert response.status_code == 200
    assert "tidakada" in words(response)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7|add:7 }}"])
def test_what_was_asked_is_shown_escaped(client, text):
    response = client.get("/cari/", {"q": text})
    assert not tree(response).main.find_all(["script", "img"])
    assert "14" not in words(response)


def test_a_title_is_shown_escaped(client):
    make_info(title="Lampu <b>jalan</b>")
    response = client.get("/cari/?q=lampu")
    assert "Lampu <b>jalan</b>" in words(response)
    assert "Lampu &lt;b&gt;jalan" in response.content.decode()


def test_a_long_list_of_results_has_pages_that_keep_the_query(client):
    for number in range(11):
        make_info(title=f"Lampu {number}")
    first, second = client.get("/cari/?q=lampu&jenis=informasi"), client.get("/cari/?q=lampu&page=2")
    assert (len(first.context["results"]), len(second.context["results"])) == (10, 1)
    assert "?jenis=informasi&page=2&q=lampu" in links(first)


@pytest.mark.parametrize("page", ["99", "0", "-1", "x", "1e9", ""])
def test_a_page_beyond_the_end_shows_one_that_exists(client, page):
    make_info(title="Lampu")
    assert len(client.get("/cari/", {"q": "lampu", "page": page}).context["results"]) == 1
    assert titles(client, "lampu", page=page) == ["Lampu"]


@pytest.mark.parametrize(
    "parameters",
    [
        {"jenis": "tidak-ada"},
        {"dimensi": "tidak-ada"},
        {"opd": "tidak-ada"},
        {"dari": "kemarin"},
        {"sampai": "2026-13-45"},
        {"dari": "0000-00-00", "sampai": "99999-01-01"},
        {"tidak_ada": "1"},
    ],
    ids=str,
)
def test_an_unknown_filter_value_is_ignored(client, parameters):
    make_info(title="Lampu")
    assert titles(client, "lampu", **parameters) == ["Lampu"]
    assert client.get("/cari/", parameters).status_code == 200


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"jenis": "program"}, ["Lampu"]),
        ({"jenis": "berita"}, ["Kabar"]),
        ({"dimensi": "living"}, ["Kabar", "Lampu"]),
        ({"opd": "dishub", "jenis": "program"}, ["Lampu"]),
        ({"opd": "dlh"}, []),
        ({"dari": "2026-03-01", "sampai": "2026-03-02", "jenis": "berita"}, ["Kabar"]),
        ({"sampai": "2026-03-01", "jenis": "berita"}, []),
    ],
    ids=str,
)
def test_the_filters_of_the_address_narrow(client, parameters, found):
    make_agency(slug="dlh")
    program = make_program(
        title="Lampu", dimension=make_dimension(slug="living"), lead_agency=make_agency(slug="dishub")
    )
    make_news(title="Kabar", programs=[program], date=at(TODAY, 23, 30))
    assert sorted(titles(client, **parameters)) == found


class TestContract:
    def test_it_has_a_total_and_results_with_their_fields(self, client):
        make_news(title="Lampu", summary="Menyala.", slug="lampu", source_url="https://kabar.example/a", date=at(TODAY))
        answer = ask(client, "lampu")
        assert answer["total"] == 1
        [result] = answer["results"]
        assert set(result) >= FIELDS
        assert result["title"] == "Lampu"
        assert result["url"].startswith("http")
        assert result["url"].endswith("/berita/lampu/")
        assert result["type"] == "berita"
        assert result["date"].startswith("2026-03-02")
        assert result["summary"] == "Menyala."
        assert result["source_url"] == "https://kabar.example/a"

    def test_what_has_no_source_says_null(self, client):
        make_info(title="Lampu")
        assert ask(client, "lampu")["results"][0]["source_url"] is None

    def test_every_date_is_iso_8601(self, client):
        make_news(title="Lampu berita")
        make_info(title="Lampu info")
        for result in ask(client, "lampu")["results"]:
            assert date.fromisoformat(result["date"][:10])

    def test_its_size_has_bounds(self, client):
        for number in range(22):
            make_info(title=f"Lampu {number}")
        sizes = {"1": 1, "2": 2, "50": 22, "999": 22, "0": 1, "": 20, "-1": 20, "x": 20, "1e9": 20, "9" * 99: 20}
        answers = {size: ask(client, "lampu", ukuran=size) for size in sizes}
        assert {size: len(answer["results"]) for size, answer in answers.items()} == sizes
        assert {answer["total"] for answer in answers.values()} == {22}

    def test_it_goes_on_on_the_next_page(self, client):
        for number in range(3):
            make_info(title=f"Lampu {number}")
        first, second = titles(client, "lampu", ukuran=2), titles(client, "lampu", ukuran=2, page=2)
        assert (len(first), len(second)) == (2, 1)
        assert not set(first) & set(second)

    def test_nothing_found_is_an_empty_list(self, client):
        assert ask(client, "tidakada") == {"total": 0, "results": []}

    @pytest.mark.parametrize("how", ["draft", "private"])
    def test_what_is_not_public_does_not_appear(self, client, how):
        page = make_info(title="Lampu")
        if how == "draft":
            page.unpublish()
        else:
            PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        assert ask(client, "lampu") == {"total": 0, "results": []}
        assert client.get("/cari/saran?q=lampu").json() == {"suggestions": []}

    def test_it_is_json(self, client):
        assert client.get("/cari/?format=json").headers["Content-Type"] == "application/json"


def test_suggestions_are_titles_with_addresses(client):
    make_info(title="Lampu jalan", slug="lampu")
    [suggestion] = client.get("/cari/saran?q=lam").json()["suggestions"]
    assert (suggestion["title"], suggestion["url"]) == ("Lampu jalan", "/lampu/")


@pytest.mark.parametrize("query", ["", "?q=", "?q=l", "?q=%22", "?q=" + "x" * 5000, "?q=%F0%9F%92%A1%20lampu"])
def test_suggestions_never_fail(client, query):
    make_info(title="Taman")
    assert client.get(f"/cari/saran{query}").json() == {"suggestions": []}
