"""What proves that a milestone was reached stands on the programme's page, whatever kind it is."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import TODAY, make_document, make_image, make_program, republish
from tests.pages import links, tree, words

pytestmark = pytest.mark.django_db
LINK = "https://example.org/berita-acara"


def shown(client, **fields):
    make_program(slug="lampu", milestones=[{"title": "Lelang", "actual_date": TODAY} | fields])
    return client.get("/program/lampu/")


def test_a_document(client):
    document = make_document(title="Berita acara")
    page = shown(client, evidence=document)
    assert document.url in links(page)
    assert "Bukti: Berita acara" in words(page)


def test_a_link_by_the_words_that_describe_it(client):
    page = shown(client, evidence_link=LINK, evidence_note="Berita acara serah terima")
    assert LINK in links(page)
    assert words(page).count("Berita acara serah terima") == 1


def test_a_link_without_words(client):
    assert f"Bukti: {LINK}" in words(shown(client, evidence_link=LINK))


def test_a_picture_with_its_text_and_credit(client):
    picture = make_image(description="Tiang di Jalan Sutomo")
    page = shown(client, evidence_picture=picture, evidence_note="Foto lapangan")
    assert tree(page).find("img", alt="Tiang di Jalan Sutomo")
    assert "Foto lapangan" in words(page)


def test_pictures_cost_the_same_for_one_as_for_many(client):
    counts = []
    for slug, number in (("satu", 1), ("tujuh", 7)):
        rows = [{"title": f"T{n}", "actual_date": TODAY, "evidence_picture": make_image()} for n in range(number)]
        make_program(slug=slug, milestones=rows)
        client.get(f"/program/{slug}/")
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/program/{slug}/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


FILES = {
    "evidence": (make_document, "/admin/documents/delete/{}/", "/admin/bulk/core/publicdocument/delete/?id={}"),
    "evidence_picture": (make_image, "/admin/images/{}/delete/", "/admin/bulk/core/creditedimage/delete/?id={}"),
}


@pytest.mark.parametrize("name", FILES)
def test_what_proves_a_milestone_cannot_be_deleted_and_the_page_says_why(name, admin_client):
    make, *addresses = FILES[name]
    file = make()
    page = make_program(milestones=[{"actual_date": TODAY, name: file}])
    for address in addresses:
        answer = admin_client.get(address.format(file.pk))
        assert "menghalangi penghapusannya" in words(answer)
        assert not tree(answer).select("main form[method=post], main form[method=POST]")
        assert admin_client.post(address.format(file.pk)).status_code != 500
    page.refresh_from_db()
    assert getattr(page.milestones.get(), name) == file


@pytest.mark.parametrize("name", FILES)
def test_once_something_else_proves_it_the_file_may_go(name, admin_client):
    make, address, _bulk = FILES[name]
    file = make()
    page = make_program(milestones=[{"actual_date": TODAY, name: file}])
    [milestone] = page.milestones.all()
    setattr(milestone, name, None)
    milestone.evidence_link = LINK
    page.milestones = [milestone]
    republish(page)
    admin_client.post(address.format(file.pk))
    assert not type(file).objects.exists()
