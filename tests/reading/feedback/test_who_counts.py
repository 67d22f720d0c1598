"""Whose answer counts, and how many of one network; nobody is told."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import caches

from cms.reading import readers
from cms.reading.feedback.recording import KEPT, forget_old_remarks
from cms.reading.models import PageOpinion, PageRemark
from tests.builders import TODAY, at, make_news, make_opinions, make_remark
from tests.pages import words
from tests.reading.feedback.sending import PHONE, send

pytestmark = pytest.mark.django_db
THANKED = 303


def counted():
    return sum(row.helped + row.not_helped for row in PageOpinion.objects.all())


def test_one_answer_counts_for_a_reader_a_page_and_a_day(client, page, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(TODAY))
    for answer in ("ya", "tidak", "tidak"):
        assert send(client, page, answer, "Sama.").status_code == THANKED
    assert (counted(), PageRemark.objects.count()) == (1, 1)
    send(client, make_news())
    send(client, page, address="198.51.100.9")
    assert counted() == 3
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(TODAY + timedelta(days=1)))
    send(client, page)
    assert counted() == 4


def test_having_read_a_page_keeps_nobody_from_answering(client, page):
    client.post(f"/baca/{page.pk}", REMOTE_ADDR="203.0.113.5", HTTP_USER_AGENT=PHONE)
    send(client, page)
    assert counted() == 1


@pytest.mark.parametrize("agent", ["", "Googlebot/2.1", "curl/8.5", "python-requests/2.32"])
def test_robots_are_thanked_and_forgotten(client, page, agent):
    assert send(client, page, text="Beli di sini.", agent=agent).status_code == THANKED
    assert (counted(), PageRemark.objects.count()) == (0, 0)


def test_who_fills_in_the_hidden_field_is_thanked_and_forgotten(client, page):
    fields = {"membantu": "ya", "catatan": "Beli.", "situs": "https://spam.example"}
    assert send(client, page, fields=fields).status_code == THANKED
    assert (counted(), PageRemark.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "says",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site", "HTTP_ORIGIN": "http://testserver"},
        {"HTTP_ORIGIN": "https://elsewhere.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_REFERER": "https://elsewhere.example/"},
    ],
)
def test_a_form_of_another_site_is_not_taken_nor_repeated(client, page, says):
    response = send(client, page, "ya", "Ditulis orang lain.", **says)
    assert response.status_code == 403
    assert "tidak berasal dari halaman situs ini" in words(response)
    assert "Ditulis orang lain." not in response.content.decode()
    assert (counted(), PageRemark.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "says",
    [
        {},
        {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": "http://testserver"},
        {"HTTP_ORIGIN": "http://testserver"},
        {"HTTP_REFERER": "http://testserver/berita/lampu/"},
    ],
)
def test_a_form_of_this_site_is_taken(client, page, says):
    assert send(client, page, **says).status_code == THANKED
    assert counted() == 1


def test_a_flood_from_one_network_is_bounded(client, page):
    for number in range(30):
        answered = send(client, page, "tidak", address=f"203.0.113.{number}", agent=f"{PHONE} {number}")
        assert answered.status_code == THANKED
    assert counted() == readers.OPINION.most_of_a_page


def test_one_network_cannot_answer_for_every_page(client, page, monkeypatch):
    monkeypatch.setattr("cms.reading.feedback.views.OPINION", replace(readers.OPINION, most_of_all_pages=3))
    for number in range(5):
        send(client, make_news(), address=f"203.0.113.{number}")
    assert counted() == 3


def test_while_the_shared_cache_is_away_answers_are_taken_and_bounded(client, page, settings):
    nowhere = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = settings.CACHES | {"readers": nowhere}
    readers.meanwhile.clear()
    for _time in range(2):
        assert send(client, page).status_code == THANKED
    assert counted() == 1


def test_the_cache_holds_no_address_in_the_clear(client, page):
    send(client, page, text="Rahasia.")
    stored = repr(caches["readers"]._cache)
    assert stored != "OrderedDict()"
    assert not any(secret in stored for secret in ("203.0.113", "Mozilla", "Rahasia"))


def test_lines_older_than_a_year_are_deleted_and_counts_stay(page):
    make_opinions(page, TODAY - 2 * KEPT, helped=7)
    make_remark(page, "lama", TODAY - KEPT - timedelta(days=1))
    make_remark(page, "selesai", TODAY - 2 * KEPT, is_handled=True)
    make_remark(page, "genap setahun", TODAY - KEPT)
    forget_old_remarks(at(TODAY))
    assert [remark.text for remark in PageRemark.objects.all()] == ["genap setahun"]
    assert counted() == 7


def test_the_worker_asks_for_old_lines_once_a_day(page):
    forget_old_remarks(at(TODAY))
    make_remark(page, "lama", TODAY - 2 * KEPT)
    forget_old_remarks(at(TODAY, 23))
    assert PageRemark.objects.count() == 1
    forget_old_remarks(at(TODAY + timedelta(days=1)))
    assert PageRemark.objects.count() == 0


def test_the_worker_does_it(settings):
    assert "cms.reading.feedback.recording.forget_old_remarks" in settings.WORKER_JOBS
