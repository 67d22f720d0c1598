"""Versions in the public history of a page."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from cms.publishing.models import PublicVersion
from tests.builders import TODAY, at, home, make_info, make_program, paragraphs, republish, revise
from tests.pages import links, tree, words, words_of

pytestmark = pytest.mark.django_db
HISTORY = "/tentang/riwayat/"


@pytest.fixture
def page():
    page = make_info(slug="tentang", body=paragraphs("Isi pertama."))
    revise(page, at(TODAY), "Ejaan.", "minor", body=paragraphs("Isi kedua."))
    revise(page, at(TODAY + timedelta(days=1)), "Alamat kantor berubah.", body=paragraphs("Isi ketiga."))
    return page


def entries(answer):
    return [words_of(entry) for entry in tree(answer).find_all(class_="history__entry--version")]


def test_each_version_stands_there_with_number_day_note_weight_and_fingerprint(client, page):
    answer = client.get(HISTORY)
    found = {text.partition("Versi ")[2][0]: text for text in entries(answer)}
    assert set(found) == {"1", "2", "3"}
    assert "Perubahan kecil: Ejaan." in found["2"]
    assert "Perubahan penting: Alamat kantor berubah." in found["3"]
    assert "Terbit pertama kali" in found["1"]
    assert "Selasa, 3 Maret 2026, 09.00 WIB" in found["3"]
    assert PublicVersion.objects.get(page_id=page.pk, number=3).sha256[:12] in found["3"]


def test_each_links_to_itself_and_to_what_it_changed(client, page):
    found = links(client.get(HISTORY))
    assert {f"/tentang/?versi={number}" for number in (1, 2, 3)} <= found
    assert {"?dari=1&ke=2", "?dari=2&ke=3"} <= found
    assert "?dari=0&ke=1" not in found


def test_a_note_is_said_once_and_one_without_a_version_stays(client, page):
    page.change_note = "Ditinjau, tidak ada yang berubah."
    republish(page)
    text = words(client.get(HISTORY))
    assert text.count("Alamat kantor berubah.") == 1
    assert text.count("Ditinjau, tidak ada yang berubah.") == 1
    assert len(entries(client.get(HISTORY))) == 3


def test_a_redacted_version_says_so_and_shows_no_comparison(client, page):
    PublicVersion.objects.get(page_id=page.pk, number=2).redact("Menurut UU 27/2022.", at(TODAY), words="Teks diganti")
    answer = client.get(HISTORY)
    assert "Menurut UU 27/2022." in words(answer)
    assert "Ejaan." not in words(answer)
    assert "?dari=1&ke=2" not in links(answer)


def test_a_translation_lists_its_own_versions_beside_the_facts_of_its_original(client):
    program = make_program(slug="lampu", milestones=[{"code": "M1", "planned_date": TODAY}])
    english = Locale.objects.create(language_code="en")
    for parent in (home(), program.get_parent().specific):
        parent.copy_for_translation(english).save_revision().publish()
    twin = program.copy_for_translation(english)
    twin.save_revision().publish()
    twin.refresh_from_db()
    revise(program, at(TODAY), "Ringkasan diganti.", summary="Baru.")
    assert len(entries(client.get(f"{program.url}riwayat/"))) == 2
    assert len(entries(client.get(f"{twin.url}riwayat/"))) == 1
    assert "Ringkasan diganti." in words(client.get(f"{twin.url}riwayat/"))


def test_many_versions_are_told_on_several_pages_and_cost_no_more(client):
    counts = []
    for number in (2, 30):
        page = make_info(title=f"Info {number}")
        for time in range(number):
            revise(page, at(TODAY + timedelta(days=time)), body=paragraphs(f"Isi {time}."))
        client.get(f"{page.url}riwayat/")
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(f"{page.url}riwayat/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert len(entries(answer)) == 20
    assert "?page=2" in links(answer)
