"""What counts as a reading, what never does, and how it gets into the database."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cms.reading import counting, readers
from cms.reading.models import PageRead
from cms.reading.months import sum_up_months
from tests.builders import TODAY, at, home, make_news, make_page_read

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"


@pytest.fixture(autouse=True)
def tally(monkeypatch):
    """A memory of this test's own, beside that of the process."""
    caches["readers"].clear()
    monkeypatch.setattr(counting, "tally", counting.Tally())
    return counting.tally


@pytest.fixture
def page():
    home()
    return make_news()


def read(client, page, address="203.0.113.5", agent=PHONE, **headers):
    pk = getattr(page, "pk", page)
    return client.post(f"/baca/{pk}", REMOTE_ADDR=address, HTTP_USER_AGENT=agent, **headers)


def counts(day=TODAY):
    return {row.page_id: row.times for row in PageRead.objects.filter(day=day)}


def test_each_reader_counts(client, page):
    read(client, page)
    read(client, page, address="198.51.100.9")
    read(client, page, agent=f"{PHONE} lain")
    counting.write_down(TODAY)
    assert counts() == {page.pk: 3}


def test_reloading_counts_once_a_day(client, page, monkeypatch):
    for _time in range(3):
        read(client, page)
    assert counting.tally.take() == {page.pk: 1}
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(TODAY + timedelta(days=400)))
    read(client, page)
    assert counting.tally.take() == {page.pk: 1}


@pytest.mark.parametrize(
    "agent", ["", "Googlebot/2.1", "curl/8.5", "python-requests/2.32", "WhatsApp/2.23", "Mozilla/5.0 (bingbot/2.0)"]
)
def test_robots_do_not_count(client, page, agent):
    assert read(client, page, agent=agent).status_code == 204
    assert counting.tally.take() == {}


@pytest.mark.parametrize(
    "says",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "none"},
        {"HTTP_ORIGIN": "https://elsewhere.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": "https://[elsewhere"},
        {"HTTP_REFERER": "https://elsewhere.example/testserver/"},
    ],
)
def test_a_post_from_another_site_does_not_count(client, page, says):
    read(client, page, **says)
    assert counting.tally.take() == {}


@pytest.mark.parametrize(
    "says",
    [
        {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": "http://testserver"},
        {"HTTP_ORIGIN": "http://localhost"},  # SITE_URL
        {"HTTP_REFERER": "http://testserver/berita/"},
    ],
)
def test_a_post_from_this_site_counts(client, page, says):
    read(client, page, **says)
    assert counting.tally.take() == {page.pk: 1}


def test_while_the_shared_cache_is_away_each_process_counts_for_itself(client, page, settings):
    nowhere = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = settings.CACHES | {"readers": nowhere}
    readers.meanwhile.clear()
    for _time in range(2):
        assert read(client, page).status_code == 204
    assert counting.tally.take() == {page.pk: 1}


def test_a_full_cache_that_drops_a_counter_fails_nobody(client, page, monkeypatch):
    cache = caches["readers"]
    monkeypatch.setattr(type(cache), "add", lambda self, *args, **kwargs: False)
    read(client, page)
    assert counting.tally.take() == {page.pk: 1}


def test_a_flood_from_one_network_is_bounded(client, page):
    for number in range(60):
        read(client, page, address=f"203.0.113.{number}", agent=f"{PHONE} {number}")
    assert counting.tally.take() == {page.pk: readers.READING.most_of_a_page}


def test_one_network_cannot_fill_the_memory_with_pages(client, monkeypatch):
    monkeypatch.setattr("cms.reading.views.READING", replace(readers.READING, most_of_all_pages=4))
    for pk in range(1, 10):
        read(client, pk)
    assert len(counting.tally.take()) == 4


def test_behind_our_proxy_the_visitor_is_told_by_the_proxy(client, page):
    for visitor in ("203.0.113.5", "198.51.100.9", "198.51.100.9"):
        read(client, page, address="127.0.0.1", HTTP_X_FORWARDED_FOR=f"8.8.8.8, {visitor}")
    assert counting.tally.take() == {page.pk: 2}


def test_nobody_outside_can_pretend_to_be_many(client, page):
    for number in range(5):
        read(client, page, address="8.8.4.4", HTTP_X_FORWARDED_FOR=f"203.0.{number}.5")
    assert counting.tally.take() == {page.pk: 1}


def test_pages_that_are_not_public_or_never_were_change_nothing(client, page):
    withdrawn, hidden = make_news(), make_news()
    withdrawn.unpublish()
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    for pk in (withdrawn.pk, hidden.pk, 999_999, 2**63, 10**30):
        assert read(client, pk).status_code == 204
    counting.write_down(TODAY)
    assert not PageRead.objects.exists()


def test_only_a_post_counts(client, page):
    assert client.get(f"/baca/{page.pk}", HTTP_USER_AGENT=PHONE).status_code == 405
    assert counting.tally.take() == {}


def test_a_reading_asks_the_database_nothing_and_sets_no_cookie(client, page):
    with CaptureQueriesContext(connection) as captured:
        response = read(client, page)
    assert len(captured) == 0
    assert not response.cookies


def test_what_another_process_counted_stays(page):
    make_page_read(page, times=5)
    counting.tally.add(page.pk)
    counting.write_down(TODAY)
    assert counts() == {page.pk: 6}


def test_what_could_not_be_written_waits(page, monkeypatch):
    counting.tally.add(page.pk, 2)

    def locked(pages):
        raise DatabaseError("database is locked")

    with monkeypatch.context() as broken:
        broken.setattr(counting, "public_of", locked)
        with pytest.raises(DatabaseError):
            counting.write_down(TODAY)
    counting.tally.add(page.pk)
    counting.write_down(TODAY)
    assert counts() == {page.pk: 3}


def test_days_long_past_are_summed_up_into_their_month(page):
    first = (TODAY - timedelta(days=120)).replace(day=1)
    for days, times in ((0, 1), (3, 2), (9, 4)):
        make_page_read(page, first + timedelta(days=days), times)
    make_page_read(page, TODAY, 8)
    for _time in range(2):
        sum_up_months(at(TODAY))
    assert dict(PageRead.objects.values_list("day", "times")) == {first: 7, TODAY: 8}


class TestOnThePages:
    def test_the_page_says_how_often_it_was_read(self, client, page):
        assert "dibaca" not in client.get(page.url).content.decode()
        make_page_read(page, TODAY, 57)
        assert "dibaca 57 kali" in client.get(page.url).content.decode()

    def test_the_page_brings_the_script_that_counts(self, client, page):
        assert f'data-address="/baca/{page.pk}"' in client.get(page.url).content.decode()

    def test_looking_at_its_history_is_no_reading(self, client, page):
        assert "data-address" not in client.get(f"{page.url}riwayat/").content.decode()

    def test_the_list_names_what_was_read_most_lately(self, client, page, today):
        often, long_ago = make_news(title="Sering dibaca"), make_news(title="Dulu dibaca")
        make_page_read(page, TODAY, 2)
        make_page_read(often, TODAY, 3)
        make_page_read(long_ago, TODAY - timedelta(days=30), 9)
        listed = [item.pk for item in page.get_parent().specific.news.most_read(TODAY)]
        assert listed == [often.pk, page.pk]
        assert "most-read" in client.get(page.get_parent().url).content.decode()
