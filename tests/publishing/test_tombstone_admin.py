"""Offices write why a page was withdrawn: right after they withdrew it, or later; only those who may."""

import pytest
from django.urls import reverse

from cms.moderation.roles import ADMINISTRATOR, EDITOR, HEAD
from cms.publishing.models import Tombstone
from cms.publishing.tombstones.admin import tombstones
from tests.builders import home, make_agency, make_contributor, make_info, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def page():
    home()
    return make_info(title="Jembatan gantung", slug="jembatan")


def edit_address():
    return reverse(tombstones.get_url_name("edit"), args=[Tombstone.objects.get().pk])


@pytest.mark.parametrize(("verb", "office"), [("unpublish", HEAD), ("unpublish", ADMINISTRATOR), ("delete", HEAD)])
def test_who_withdraws_a_page_is_led_to_the_form_that_asks_why(client, page, verb, office):
    client.force_login(make_member("orang", office))
    answer = client.post(reverse(f"wagtailadmin_pages:{verb}", args=[page.pk]))
    assert answer["Location"] == edit_address()
    assert "Jembatan gantung" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("office", [HEAD, ADMINISTRATOR])
def test_they_write_why_and_where_to_look(client, page, office):
    page.unpublish()
    client.force_login(make_member("orang", office))
    other = make_info(title="Jembatan beton", slug="beton")
    answer = client.post(edit_address(), {"reason": "Diganti jembatan beton.", "instead": other.pk, "for_law": ""})
    assert answer.status_code == 302
    public = client.get("/jembatan/").content.decode()
    assert "Diganti jembatan beton." in public
    assert 'href="/beton/"' in public


def test_what_was_there_cannot_be_rewritten(client, page):
    page.unpublish()
    client.force_login(make_member("orang", HEAD))
    client.post(edit_address(), {"reason": "Karena.", "title": "Lain", "path": "/lain/"})
    stone = Tombstone.objects.get()
    assert (stone.title, stone.path, stone.reason) == ("Jembatan gantung", "/jembatan/", "Karena.")


def test_a_reason_that_is_too_long_is_refused_in_place_and_kept(client, page):
    page.unpublish()
    client.force_login(make_member("orang", HEAD))
    text = client.post(edit_address(), {"reason": "x" * 301}).content.decode()
    assert "x" * 301 in text
    assert Tombstone.objects.get().reason == ""


def test_editors_read_the_list_and_change_nothing(client, page):
    page.unpublish()
    client.force_login(make_member("orang", EDITOR))
    assert "Jembatan gantung" in client.get(reverse(tombstones.get_url_name("index"))).content.decode()
    assert client.post(edit_address(), {"reason": "Karena."}).status_code == 302
    assert Tombstone.objects.get().reason == ""


def test_contributors_see_nothing_of_it(client, page):
    page.unpublish()
    client.force_login(make_contributor(make_agency()))
    for address in (reverse(tombstones.get_url_name("index")), edit_address()):
        assert client.get(address)["Location"].startswith("/admin/")


def test_nobody_adds_or_deletes_one(client, page):
    page.unpublish()
    client.force_login(make_member("orang", ADMINISTRATOR, is_superuser=True))
    assert client.post(reverse(tombstones.get_url_name("add")), {"reason": "x"}).status_code == 302
    assert client.post(reverse(tombstones.get_url_name("delete"), args=[Tombstone.objects.get().pk])).status_code == 302
    assert Tombstone.objects.count() == 1
    assert "new/" not in client.get(reverse(tombstones.get_url_name("index"))).content.decode()
