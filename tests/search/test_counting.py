"""What is counted of people's searches, what never is, and how it gets into the database."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits

from search import counting
from search.models import SearchCount
from tests.builders import TODAY, at, home, make_info

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tally(monkeypatch):
    """A memory of this test's own, beside that of the process."""
    monkeypatch.setattr(counting, "tally", counting.Tally())
    return counting.tally


def counts(day=TODAY):
    return {row.text: (row.times, row.found_nothing) for row in SearchCount.objects.filter(day=day)}


def search_for(*texts, found=1):
    for text in texts:
        counting.note(text, found)


def test_searches_are_counted_by_folded_text():
    search_for("Lampu Jalan", "lampu  jalan", "LAMPU-jalan?")
    search_for("kafé", found=0)
    assert counting.write_down(TODAY) == 2
    assert counts() == {"lampu jalan": (3, 0), "kafe": (1, 1)}


def test_later_searches_of_the_day_add_up():
    for _time in range(2):
        search_for("lampu", found=0)
        counting.write_down(TODAY)
    search_for("lampu")
    counting.write_down(TODAY)
    assert counts() == {"lampu": (3, 2)}


def test_what_another_process_counted_stays():
    SearchCount.objects.create(day=TODAY, text="lampu", times=5)
    search_for("lampu")
    counting.write_down(TODAY)
    assert counts() == {"lampu": (6, 0)}


def test_each_day_has_its_own_count():
    for day in (TODAY, TODAY + timedelta(days=1)):
        search_for("lampu")
        counting.write_down(day)
    assert counts() == counts(TODAY + timedelta(days=1)) == {"lampu": (1, 0)}


@pytest.mark.parametrize(
    "text",
    [
        "budi@surat.example",
        "surat budi@surat dong",
        "081234",
        "08 12-34",
        "nik 1273 0100",
        "٠١٢٣٤٥",
        "x" * 61,
        "",
        " ?! ",
    ],
)
def test_what_may_be_about_a_person_is_not_kept_for_a_moment(text, tally):
    search_for(text)
    assert tally.take() == {}


@pytest.mark.parametrize("text", ["rpjmd 2025", "perpres 95", "x" * 60, "tarif @ pasar"])
def test_what_says_little_about_anybody_is_counted(text, tally):
    search_for(text)
    assert len(tally.take()) == 1


def test_a_search_asks_the_database_nothing_for_being_counted():
    with CaptureQueriesContext(connection) as captured:
        search_for("lampu")
    assert len(captured) == 0


def test_a_flood_of_different_texts_fills_neither_memory_nor_table(monkeypatch):
    monkeypatch.setattr(counting, "MOST_WAITING", 3)
    monkeypatch.setattr(counting, "MOST_A_DAY", 4)
    for batch in ("abcde", "fghij", "aaa"):
        search_for(*(f"kata {letter}" for letter in batch))
        counting.write_down(TODAY)
    assert set(counts()) == {"kata a", "kata b", "kata c", "kata f"}
    assert counts()["kata a"] == (4, 0)


def test_what_could_not_be_written_waits_for_the_next_time(monkeypatch, tally):
    search_for("lampu", "lampu")

    def locked(day, waiting):
        raise DatabaseError("database is locked")

    with monkeypatch.context() as broken:
        broken.setattr(counting, "add_to_counts", locked)
        with pytest.raises(DatabaseError):
            counting.write_down(TODAY)
    search_for("lampu")
    counting.write_down(TODAY)
    assert counts() == {"lampu": (3, 0)}


def test_with_nothing_to_write_the_database_is_not_asked():
    with CaptureQueriesContext(connection) as captured:
        assert counting.write_down(TODAY) == 0
    assert len(captured) == 0


def test_words_with_promoted_results_are_counted_for_the_admin_list_too():
    query = Query.get("lampu")
    search_for("lampu", "lampu", "taman")
    counting.write_down(TODAY)
    search_for("lampu")
    counting.write_down(TODAY)
    assert query.hits == 3
    assert Query.objects.count() == 1


def test_counts_are_deleted_after_a_year():
    query = Query.get("lampu")
    for days in (0, 365, 366):
        SearchCount.objects.create(day=TODAY - timedelta(days=days), text="lampu", times=1)
        QueryDailyHits.objects.create(query=query, date=TODAY - timedelta(days=days), hits=1)
    counting.forget_old(at(TODAY))
    assert SearchCount.objects.count() == QueryDailyHits.objects.count() == 2


class TestOnThePage:
    @pytest.fixture(autouse=True)
    def site(self):
        home()
        make_info(title="Lampu")

    def test_a_search_is_counted_with_whether_it_found_anything(self, client, tally):
        client.get("/cari/?q=lampu")
        client.get("/cari/?q=xyzzy")
        assert tally.take() == {"lampu": (1, 0), "xyzzy": (1, 1)}

    @pytest.mark.parametrize(
        "more", ["&jenis=informasi", "&dari=2020-01-01", "&persis=ya", "&format=json"], ids=lambda more: more[1:]
    )
    def test_narrowing_down_and_what_programs_ask_are_no_new_search(self, client, tally, more):
        client.get(f"/cari/?q=lampu{more}")
        assert tally.take() == {}

    def test_leafing_through_is_no_new_search(self, client, tally):
        for number in range(11):
            make_info(title=f"Lampu {number}")
        client.get("/cari/?q=lampu&page=2")
        assert tally.take() == {}

    def test_suggestions_are_no_search(self, client, tally):
        client.get("/cari/saran?q=lampu")
        assert tally.take() == {}
