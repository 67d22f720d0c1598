"""What proves that a milestone was reached stands on the programme's page, whatever kind it is."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import TODAY, make_document, make_image, make_program
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
