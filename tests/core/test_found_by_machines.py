"""What helps machines to find pages: the site map with pictures, canonical addresses, languages, OpenSearch."""

from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from tests.builders import (
    draft,
    home,
    make_agency,
    make_agency_index,
    make_image,
    make_info,
    make_news,
    make_program,
    republish,
)
from tests.pages import tree

pytestmark = pytest.mark.django_db

SPACES = {
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "search": "http://a9.com/-/spec/opensearch/1.1/",
}


def site_map(client):
    """{path of a page: addresses of its pictures} of the whole map."""
    answer = client.get("/sitemap.xml")
    assert answer["Content-Type"].startswith("application/xml")
    found = {}
    for url in ElementTree.fromstring(answer.content).findall("map:url", SPACES):
        path = url.find("map:loc", SPACES).text.removeprefix("http://localhost")
        found[path] = [image.text for image in url.findall("image:image/image:loc", SPACES)]
    return found


class TestTheSiteMap:
    def test_it_names_the_picture_of_a_page_and_that_can_be_opened(self, client):
        make_news(slug="kabar", picture=make_image())
        make_news(slug="tanpa-gambar")
        found = site_map(client)
        assert found["/berita/tanpa-gambar/"] == []
        (picture,) = found["/berita/kabar/"]
        answer = client.get(picture.removeprefix("http://localhost"))
        assert answer["Location"].startswith("/media/images/")

    def test_nothing_that_is_not_public_stands_in_it(self, client):
        picture = make_image()
        make_news(slug="terbit", picture=picture)
        make_news(slug="ditarik", picture=picture).unpublish()
        other = make_news(slug="lain")
        draft(other.get_parent(), type(other)(title="Draf", slug="draf", summary="Isi.", picture=picture))
        private = make_info(slug="pribadi")
        make_info(private, slug="di-bawahnya")
        PageViewRestriction.objects.create(page=private, restriction_type="login")
        assert set(site_map(client)) == {"/", "/berita/", "/berita/terbit/", "/berita/lain/"}

    def test_twenty_pictures_cost_as_much_as_two(self, client):
        counts = []
        for number in range(20):
            make_news(slug=f"kabar-{number}", picture=make_image())
            if number in (1, 19):
                with CaptureQueriesContext(connection) as queries:
                    assert len([pictures for pictures in site_map(client).values() if pictures]) == number + 1
                counts.append(len(queries))
        assert counts[0] == counts[1]


def canonical(client, address):
    return tree(client.get(address)).find("link", rel="canonical")["href"]


@pytest.fixture(scope="class")
def three_pages(class_db):
    """A list of news on three pages."""
    for _number in range(25):
        make_news()


class TestTheCanonicalAddress:
    @pytest.mark.usefixtures("three_pages")
    @pytest.mark.parametrize(
        ("asked", "kept"),
        [
            ("", ""),
            ("?page=2", "?page=2"),
            ("?page=1", ""),
            ("?page=x", ""),
            ("?page=2&page=3", "?page=3"),
            ("?page=99", "?page=3"),
            ("?page=٣", "?page=3"),
            ("?page=2&dari=surel", ""),
            ("?utm_source=chat", ""),
        ],
    )
    def test_it_keeps_the_page_of_a_list_and_nothing_else(self, client, asked, kept):
        assert canonical(client, f"/berita/{asked}") == f"http://testserver/berita/{kept}"


class TestLanguages:
    @pytest.fixture
    def twins(self):
        """The front page and an agency directory in both languages, a news list in one."""
        make_agency(slug="dinkes")
        make_news()
        english = Locale.objects.create(language_code="en")
        index = make_agency_index()
        republish(home().copy_for_translation(english).specific)
        republish(index.copy_for_translation(english).specific)

    def hreflang(self, client, address):
        links = tree(client.get(address)).find_all("link", hreflang=True)
        return {link["hreflang"]: link["href"].removeprefix("http://localhost") for link in links}

    def test_each_page_names_all_its_languages_itself_included(self, client, twins):
        said = {"id": "/opd/", "en": "/en/opd/", "x-default": "/opd/"}
        assert self.hreflang(client, "/opd/") == said
        assert self.hreflang(client, "/en/opd/") == said

    def test_so_does_an_agency_made_from_the_register(self, client, twins):
        said = {"id": "/opd/dinkes/", "en": "/en/opd/dinkes/", "x-default": "/opd/dinkes/"}
        assert self.hreflang(client, "/opd/dinkes/") == said
        assert self.hreflang(client, "/en/opd/dinkes/") == said
        assert all(client.get(address).status_code == 200 for address in said.values())

    def test_a_page_in_one_language_names_none(self, client, twins):
        assert self.hreflang(client, "/berita/") == {}

    def test_nor_does_an_earlier_version(self, client, twins):
        assert self.hreflang(client, "/opd/?versi=1") == {}


class TestOpenSearch:
    def test_every_page_leads_to_the_description(self, client):
        make_program(slug="lampu")
        for address in ("/", "/program/lampu/", "/cari/"):
            link = tree(client.get(address)).find("link", rel="search")
            assert link["type"] == "application/opensearchdescription+xml"
            assert client.get(link["href"]).status_code == 200

    def test_it_says_how_to_ask(self, client):
        make_program(slug="lampu", title="Lampu jalan")
        answer = client.get("/opensearch.xml")
        assert answer["Content-Type"] == "application/opensearchdescription+xml"
        description = ElementTree.fromstring(answer.content)
        assert len(description.find("search:ShortName", SPACES).text) <= 16
        urls = {url.get("type"): url.get("template") for url in description.findall("search:Url", SPACES)}
        asked = {
            kind: url.replace("{searchTerms}", "lampu").removeprefix("http://testserver") for kind, url in urls.items()
        }
        assert b"/program/lampu/" in client.get(asked["text/html"]).content
        suggested = client.get(asked["application/x-suggestions+json"])
        assert suggested["Content-Type"] == "application/x-suggestions+json"
        assert suggested.json() == ["lampu", ["Lampu jalan"]]
