import pytest
from django.db import OperationalError, connection

from tests.builders import home

pytestmark = pytest.mark.django_db


def test_the_process_says_that_it_lives(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/sehat/hidup").json() == {"status": "hidup"}


def test_the_site_is_ready_when_its_database_answers(client):
    assert client.get("/sehat/siap").json() == {"status": "siap"}


def test_the_site_is_not_ready_without_a_database(client, monkeypatch):
    def down():
        raise OperationalError("down")

    client.raise_request_exception = False
    monkeypatch.setattr(connection, "cursor", down)
    assert client.get("/sehat/siap").status_code == 500


def test_security_contact_follows_rfc_9116(client):
    office = home().get_site()
    settings = office.officesettings if hasattr(office, "officesettings") else None
    from home.models import OfficeSettings

    settings = settings or OfficeSettings.for_site(office)
    settings.security_contact = "aman@siantar.example"
    settings.save()
    response = client.get("/.well-known/security.txt")
    text = response.content.decode()
    assert response["Content-Type"].startswith("text/plain")
    assert "Contact: mailto:aman@siantar.example" in text
    assert "Expires: 20" in text


def test_an_unknown_address_is_a_real_404_that_helps(client):
    home()
    response = client.get("/tidak-ada/")
    assert response.status_code == 404
    page = response.content.decode()
    assert 'action="/cari/"' in page
    assert "<h1" in page


def test_a_server_error_needs_neither_database_nor_context(client, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("broken")

    home()
    client.raise_request_exception = False
    monkeypatch.setattr("home.models.HomePage.get_context", broken)
    response = client.get("/")
    assert response.status_code == 500
    assert b"<h1" in response.content
    assert b"broken" not in response.content


def test_an_empty_site_answers_with_a_404_page(client):
    from wagtail.models import Page, Site

    Site.objects.all().delete()
    Page.objects.filter(depth=2).delete()
    assert client.get("/").status_code == 404
    assert client.get("/cari/").status_code == 200
    assert client.get("/ikuti/").status_code == 200


def test_the_sitemap_lists_public_pages_only(client):
    from tests.builders import make_program

    make_program(slug="terlihat")
    make_program(slug="draf").unpublish()
    body = client.get("/sitemap.xml").content.decode()
    assert "/program/terlihat/" in body
    assert "/program/draf/" not in body
