"""The order of results, from the first page to the last."""

from datetime import date

import pytest
from wagtail.models import Page

import search.query
from search.indexing import update_entries
from search.query import SearchFilters
from search.query import search as ask
from tests.builders import at, make_info, make_news

from .asking import found


def test_the_newest_come_first_where_that_is_asked():
    for year in (2023, 2025, 2024):
        make_news(title=f"Lampu {year}", date=at(date(year, 5, 1)))
    assert found("lampu", newest_first=True) == ["Lampu 2025", "Lampu 2024", "Lampu 2023"]
    assert found("", newest_first=True, jenis="berita") == ["Lampu 2025", "Lampu 2024", "Lampu 2023"]


def test_what_has_no_date_comes_last():
    page = make_info(title="Lampu tanpa hari", slug="tanpa")
    Page.objects.filter(pk=page.pk).update(first_published_at=None)
    update_entries([Page.objects.get(pk=page.pk)])
    make_news(title="Lampu lama", date=at(date(2001, 1, 1)))
    assert found("lampu", newest_first=True) == ["Lampu lama", "Lampu tanpa hari"]
    assert found("", newest_first=True)[-1] == "Lampu tanpa hari"


@pytest.fixture
def many(monkeypatch):
    """More pages than are ranked."""
    monkeypatch.setattr(search.query, "CANDIDATES", 5)
    return {make_info(title=f"Lampu {number}", slug=f"lampu-{number}").title for number in range(13)}


@pytest.mark.parametrize("newest_first", [False, True])
def test_beyond_those_that_are_ranked_every_page_still_comes_once(many, newest_first):
    pages = ask("lampu", SearchFilters(newest_first=newest_first)).pages
    assert len(pages) == 13
    titles = [page.title for start in range(0, 15, 3) for page in pages[start : start + 3]]
    assert len(titles) == 13
    assert set(titles) == many


def test_beyond_the_last_there_is_nothing(many):
    assert ask("lampu", SearchFilters()).pages[20:30] == []
    assert ask("lampu", SearchFilters()).keys(50_000, 50_010) == []
