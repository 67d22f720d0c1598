"""The parameters of /cari/, read without a request."""

from datetime import date

import pytest
from django.http import QueryDict

from search.forms import MOST_VALUES, SearchForm
from search.understanding import LONGEST_QUERY
from tests.builders import home, make_agency

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site():
    home()
    make_agency(slug="dinkes", name="Dinas Kesehatan")


def form(address):
    return SearchForm(QueryDict(address))


def test_valid_values_become_filters():
    filters = form(
        "q=lampu&opd=dinkes&jenis=program&jenis=berita&dari=2026-01-01&sampai=2026-02-01&urut=tanggal"
    ).filters
    assert filters.facets["opd"] == ("dinkes",)
    assert filters.facets["jenis"] == ("program", "berita")
    assert (filters.since, filters.until, filters.newest_first) == (date(2026, 1, 1), date(2026, 2, 1), True)


@pytest.mark.parametrize(
    "address",
    [
        "opd=tidak-ada",
        "tahun=abcd",
        "tahun=26",
        "tahun=99999",
        "tahun=%D9%A2%D9%A0",
        "dari=kemarin",
        "urut=acak",
        "opd=",
    ],
)
def test_what_does_not_exist_narrows_nothing(address):
    assert not form(address).is_narrowed
    assert form(address).chosen() == []
    assert not form(address).filters.newest_first


def test_a_value_said_twice_narrows_once_and_a_flood_of_them_is_cut():
    assert form("opd=dinkes&opd=dinkes").facets["opd"] == ("dinkes",)
    flood = "&".join(f"tahun={year}" for year in range(1000, 1000 + 2 * MOST_VALUES))
    assert len(form(flood).facets["tahun"]) == MOST_VALUES


def test_a_text_is_read_up_to_a_length():
    assert len(form("q=" + "a" * 5_000).text) == LONGEST_QUERY


@pytest.mark.parametrize(("address", "exactly"), [("persis=ya", True), ("persis=1", False), ("", False)])
def test_words_are_taken_exactly_where_that_is_asked(address, exactly):
    assert form(address).exactly is exactly


def test_a_filter_is_taken_away_alone_and_from_the_first_page_on():
    asked = form("q=lampu&jenis=program&jenis=berita&dari=2026-01-01&page=3")
    assert [(chip["value"], chip["without"]) for chip in asked.chosen()][1:] == [
        ("Berita", "q=lampu&jenis=program&dari=2026-01-01"),
        ("1 Januari 2026", "q=lampu&jenis=program&jenis=berita"),
    ]


def test_words_can_be_taken_exactly_and_loosely_again():
    assert form("q=lmapu&page=2").exact() == "q=lmapu&persis=ya"
    assert form("q=lmapu&persis=ya&page=2").inexact() == "q=lmapu"


def test_a_facet_with_one_value_is_not_shown_unless_it_is_chosen():
    counts = {"opd": {"dinkes": 3}, "jenis": {"program": 1, "berita": 2}}
    assert [facet["name"] for facet in form("q=lampu").shown_facets(counts)] == ["jenis"]
    assert [facet["name"] for facet in form("opd=dinkes").shown_facets(counts)] == ["jenis", "opd"]
