"""Pages of plain information, and the office in the foot of every page."""

import pytest

from home.models import OfficeSettings
from tests.builders import home, make_info, make_news, paragraphs
from tests.pages import links, tree, words, words_of

pytestmark = pytest.mark.django_db


def test_an_information_page_shows_its_text(client):
    make_info(title="Tentang situs", slug="tentang", body=paragraphs("Dikelola Diskominfo."))
    page = words(client.get("/tentang/"))
    assert "Tentang situs" in page
    assert "Dikelola Diskominfo." in page


def test_it_leads_to_the_published_pages_below_it(client):
    about = make_info(slug="tentang")
    make_info(about, slug="aksesibilitas")
    make_info(about, slug="draf").unpublish()
    found = links(client.get("/tentang/"))
    assert "/tentang/aksesibilitas/" in found
    assert "/tentang/draf/" not in found


def test_pages_of_information_may_stand_deep(client):
    page = make_info(slug="satu")
    for slug in ("dua", "tiga"):
        page = make_info(page, slug=slug)
    response = client.get("/satu/dua/tiga/")
    assert response.status_code == 200
    assert {"/satu/", "/satu/dua/"} <= links(response)


def foot(response):
    return tree(response).find("footer", class_="site-footer") or tree(response).find_all("footer")[-1]


@pytest.fixture
def office():
    settings = OfficeSettings.for_site(home().get_site())
    settings.name = "Dinas Komunikasi dan Informatika"
    settings.address = "Jalan Merdeka 1\nPematangsiantar"
    settings.email = "halo@siantar.example"
    settings.phone = "0622 123456"
    settings.ppid_url = "https://ppid.siantar.example"
    settings.complaints_url = "https://lapor.example"
    settings.save()
    return settings


@pytest.mark.parametrize("address", ["/", "/berita/", "/cari/", "/tidak-ada/"])
def test_the_office_stands_in_the_foot_of_every_page(office, client, address):
    make_news()
    part = foot(client.get(address))
    for text in (office.name, "Jalan Merdeka 1", office.email, office.phone):
        assert text in words_of(part)
    found = {link["href"] for link in part.find_all("a", href=True)}
    assert {office.ppid_url, office.complaints_url, f"mailto:{office.email}"} <= found


def test_an_office_that_says_nothing_leaves_no_empty_links(client):
    home()
    response = client.get("/")
    assert response.status_code == 200
    empty = [link for link in foot(response).find_all("a") if link.get("href") in ("", "mailto:", "tel:", None)]
    assert empty == []


def test_the_security_contact_stays_out_of_the_foot(office, client):
    office.security_contact = "aman@siantar.example"
    office.save()
    assert "aman@siantar.example" not in words_of(foot(client.get("/")))
