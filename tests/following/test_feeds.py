import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest
from wagtail.models import PageViewRestriction

from tests.builders import TODAY, home, make_news, make_program, make_update

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def titles(response):
    feed = ET.fromstring(response.content)  # noqa: S314  (our own output)
    return [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]


def test_a_programmes_feed_holds_its_updates_newest_first(client):
    program = make_program(slug="lampu")
    make_update(program, title="Lama", date=TODAY - timedelta(days=9))
    make_update(program, title="Baru", date=TODAY)
    response = client.get("/program/lampu/umpan.atom")
    assert response["Content-Type"].startswith("application/atom+xml")
    assert titles(response) == ["Baru", "Lama"]


def test_the_sites_feed_holds_news_and_updates(client):
    make_update(title="Perkembangan")
    make_news(title="Kabar")
    assert set(titles(client.get("/umpan.atom"))) == {"Perkembangan", "Kabar"}


def test_the_news_feed_holds_news(client):
    make_news(title="Kabar")
    assert titles(client.get("/berita/umpan.atom")) == ["Kabar"]


def test_example_items_say_so(client):
    make_news(title="Kabar", is_example=True)
    assert titles(client.get("/berita/umpan.atom")) == ["Data contoh: Kabar"]


def test_drafts_are_in_no_feed(client):
    make_news(title="Terbit")
    make_news(title="Draf").unpublish()
    assert titles(client.get("/berita/umpan.atom")) == ["Terbit"]


def test_a_private_page_has_no_feed(client):
    program = make_program(slug="lampu")
    PageViewRestriction.objects.create(page=program, restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/program/lampu/umpan.atom").status_code == 404


@pytest.mark.parametrize("address", ["/tidak-ada/umpan.atom", "/agenda/umpan.atom", "/berita/2023/umpan.atom"])
def test_what_cannot_be_followed_has_no_feed(client, address):
    make_news()
    assert client.get(address).status_code == 404


def test_the_follow_page_names_the_feeds(client):
    make_news()
    page = client.get("/ikuti/").content.decode()
    assert "/umpan.atom" in page
    assert "/berita/umpan.atom" in page


def test_an_empty_site_has_an_empty_feed(client):
    home()
    assert titles(client.get("/umpan.atom")) == []
