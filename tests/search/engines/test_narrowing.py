"""Facets and dates: right counts, all values, several chosen at once."""

from datetime import date, timedelta

import pytest

from search.query import SearchFilters, search
from tests.builders import TODAY, at, make_agency, make_category, make_event, make_info, make_news

from .asking import counted, facets, found


def test_every_value_of_a_facet_is_counted_however_many_there_are():
    agencies = [make_agency() for _number in range(35)]
    for number, agency in enumerate(agencies):
        make_event(title=f"Lampu {number}", organiser=agency)
    make_event(title="Lampu lagi", organiser=agencies[0])
    assert facets("lampu")["opd"] == {agency.slug: 1 for agency in agencies} | {agencies[0].slug: 2}
    assert facets()["opd"] == facets("lampu")["opd"]


@pytest.fixture
def news():
    market, road = make_category(name="Pasar"), make_category(name="Jalan")
    make_news(title="Lampu pasar", slug="a", categories=[market], date=at(date(2024, 5, 1)))
    make_news(title="Lampu jalan", slug="b", categories=[road], date=at(date(2025, 5, 1)))
    make_news(title="Lampu pasar dan jalan", slug="c", categories=[market, road], date=at(date(2025, 6, 1)))
    make_news(title="Taman", slug="d", categories=[market], date=at(date(2025, 6, 1)))
    make_info(title="Lampu")


def test_counts_are_of_what_the_words_find(news):
    assert facets("lampu") == {
        "jenis": {"berita": 3, "informasi": 1},
        "topik": {"pasar": 2, "jalan": 2},
        "tahun": facets("lampu")["tahun"],
    }
    assert facets("lampu")["tahun"].items() >= {"2024": 1, "2025": 2}.items()


def test_a_value_narrows_and_several_values_widen(news):
    assert set(found("lampu", topik="pasar")) == {"Lampu pasar", "Lampu pasar dan jalan"}
    assert set(found("lampu", topik=["pasar", "jalan"])) == {"Lampu pasar", "Lampu jalan", "Lampu pasar dan jalan"}


def test_several_facets_narrow_together(news):
    assert found("lampu", topik="pasar", tahun="2024") == ["Lampu pasar"]
    assert found("lampu", topik="jalan", tahun="2024") == []


def test_what_has_two_of_the_values_is_found_and_counted_once(news):
    assert counted("lampu", topik=["pasar", "jalan"]) == 3
    assert counted("", topik=["pasar", "jalan"]) == 4


def test_a_facet_counts_what_else_could_be_chosen_of_it(news):
    chosen = facets("lampu", topik="pasar")
    assert chosen["topik"] == {"pasar": 2, "jalan": 2}
    assert chosen["tahun"] == {"2024": 1, "2025": 1}
    assert chosen["jenis"] == {"berita": 2}


@pytest.mark.parametrize(
    ("since", "until", "titles"),
    [
        (date(2025, 5, 1), date(2025, 5, 1), {"Lampu jalan"}),
        (date(2025, 5, 1), None, {"Lampu jalan", "Lampu pasar dan jalan"}),
        (None, date(2025, 4, 30), {"Lampu pasar"}),
        (date(2025, 6, 2), date(2025, 6, 1), set()),
        (date.min, date.max, {"Lampu pasar", "Lampu jalan", "Lampu pasar dan jalan"}),
    ],
)
def test_days_count_from_the_first_to_the_last(news, since, until, titles):
    assert set(found("lampu", jenis="berita", since=since, until=until)) == titles
    assert counted("lampu", jenis="berita", since=since, until=until) == len(titles)


def test_an_event_is_of_every_day_that_it_lasts():
    make_event(title="Pameran lampu", start=at(TODAY), end=at(TODAY + timedelta(days=4)))
    day = TODAY + timedelta(days=2)
    assert found("lampu", since=day, until=day) == ["Pameran lampu"]


def test_a_value_that_nothing_has_finds_nothing(news):
    assert (found("lampu", topik="tidak-ada"), counted("lampu", topik="tidak-ada")) == ([], 0)


def test_narrowed_results_are_ranked_among_themselves(news):
    make_info(title="Lampu lampu lampu", slug="lagi")
    assert search("lampu", SearchFilters({"jenis": ("berita",)})).ranked == [
        page.pk for page in search("lampu", SearchFilters({"jenis": ("berita",)})).pages
    ]
    assert len(found("lampu", jenis="berita")) == 3
