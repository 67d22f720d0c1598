"""Which searches of others are offered, and which never."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from search import knowledge
from search.common import common_searches, completing, related
from search.models import UnsuggestedSearch
from search.query import SearchFilters, search
from tests.builders import TODAY, home, make_info, make_search_count
from tests.pages import tree

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site():
    home()
    make_info(title="Lampu jalan pintar di taman kota")
    knowledge.count()


def searched(text, times=10, days=3, found_nothing=0, ago=0):
    """Somebody searched a text this often in all, on so many days, the last of them ``ago`` days before today."""
    for day in range(days):
        first = day == 0
        make_search_count(
            text, TODAY - timedelta(days=ago + day), times - days + 1 if first else 1, found_nothing if first else 0
        )
    cache.clear()


def test_a_search_that_many_make_on_several_days_is_common():
    searched("lampu jalan")
    searched("taman", times=40)
    assert common_searches(TODAY) == ["taman", "lampu jalan"]


@pytest.mark.parametrize(
    "how",
    [{"times": 9}, {"days": 2}, {"found_nothing": 1}, {"ago": 30}],
    ids=["too seldom", "on too few days", "found nothing", "long ago"],
)
def test_a_search_is_not_common(how):
    searched("lampu jalan", **how)
    assert common_searches(TODAY) == []


def test_words_that_stand_on_no_page_are_offered_to_nobody():
    searched("lampu curang")
    assert common_searches(TODAY) == []


def test_editors_keep_a_search_out():
    searched("lampu jalan")
    UnsuggestedSearch.objects.create(text="lampu jalan")
    cache.clear()
    assert common_searches(TODAY) == []


def test_a_common_search_completes_what_was_begun():
    for text in ("lampu jalan", "lampu", "taman"):
        searched(text)
    assert completing(["lamp"], TODAY) == ["lampu", "lampu jalan"]
    assert completing(["lampu"], TODAY) == ["lampu jalan"]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("lampu taman", {"lampu jalan", "taman"}),
        ("perjalanan", {"lampu jalan", "jalan pintar"}),
        ("jalan lampu", {"lampu jalan", "jalan pintar"}),
        ("di", set()),
        ("", set()),
    ],
)
def test_searches_that_share_a_word_are_related(text, others):
    for other in ("lampu jalan", "taman", "jalan pintar"):
        searched(other)
    assert set(related(search(text, SearchFilters()).understanding, TODAY)) == others


def test_what_shares_most_words_comes_first():
    searched("taman", times=50)
    searched("lampu taman")
    assert related(search("taman lampu pintar", SearchFilters()).understanding, TODAY) == ["lampu taman", "taman"]


def test_a_search_is_not_related_to_itself():
    searched("lampu jalan")
    assert related(search("Lampu jalan", SearchFilters()).understanding, TODAY) == []


def test_the_page_offers_them(client, today):
    searched("lampu jalan")
    section = tree(client.get("/cari/?q=lampu")).main.find("section", {"aria-labelledby": "related"})
    assert [link["href"] for link in section.find_all("a")] == ["/cari/?q=lampu%20jalan"]
    assert tree(client.get("/cari/?q=pintar")).main.find("section", {"aria-labelledby": "related"}) is None


def test_suggestions_begin_with_them(client, today):
    searched("lampu jalan")
    first, second = client.get("/cari/saran?q=lam").json()["suggestions"]
    assert (first["title"], first["url"]) == ("lampu jalan", "/cari/?q=lampu+jalan")
    assert second["title"] == "Lampu jalan pintar di taman kota"
