"""Text and filters turned into results, without a request."""

from datetime import date, timedelta

import pytest
from wagtail.models import PageViewRestriction

from programs.models import ProgramPage
from search.facets import searchable_types
from search.query import SearchFilters, search, suggest
from tests.builders import (
    TODAY,
    at,
    make_agency,
    make_book,
    make_chapter,
    make_dimension,
    make_event,
    make_info,
    make_news,
    make_program,
    make_update,
    paragraphs,
    republish,
)

pytestmark = pytest.mark.django_db


def found(text="", since=None, until=None, **facets):
    """The titles that a text finds, narrowed down to one value of each facet."""
    filters = SearchFilters({name: (value,) for name, value in facets.items()}, since, until)
    return [page.title for page in search(text, filters).pages]


@pytest.mark.parametrize(
    "text",
    ['"', "'", "*", "a*", "NEAR(a b)", "a AND", "OR", "NOT", "-lampu", "lampu -jalan", "…", "💡", "a" * 5000, "<"],
)
def test_no_text_breaks_the_search(text):
    make_info(title="Lampu")
    assert isinstance(found(text), list)
    assert isinstance(suggest(text), list)


@pytest.mark.parametrize("text", ["lampu", "LAMPU", "Lampu jalan", "jalan lampu"])
def test_a_word_of_the_title_finds_a_page(text):
    make_info(title="Lampu jalan")
    make_info(title="Taman kota", slug="taman")
    assert found(text) == ["Lampu jalan"]


def test_a_word_of_the_summary_or_of_the_text_finds_a_page():
    make_info(title="Satu", summary="Tentang penerangan.")
    make_info(title="Dua", body=paragraphs("Ubin trotoar."))
    assert (found("penerangan"), found("trotoar")) == (["Satu"], ["Dua"])


def test_one_word_of_several_is_enough_and_more_rank_higher():
    make_info(title="Lampu")
    make_info(title="Lampu jalan raya")
    make_info(title="Taman")
    assert found("lampu jalan") == ["Lampu jalan raya", "Lampu"]


def test_a_street_of_a_milestone_finds_its_programme():
    program = make_program(title="Lampu", milestones=[{"street": "Jalan Sutomo"}])
    republish(program)
    assert found("sutomo") == ["Lampu"]


def test_without_words_all_pages_are_found_newest_first():
    for title in ("Lama", "Baru"):
        make_info(title=title)
    assert found() == ["Baru", "Lama"]


def test_every_type_with_content_can_be_found():
    assert set(searchable_types()) == {
        "agenda", "bab", "berita", "buku", "dimensi", "informasi", "masterplan", "perkembangan", "program",
    }  # fmt: skip


def hide(page, how):
    if how == "draft":
        page.unpublish()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("how", ["draft", "private"])
def test_what_is_not_public_is_neither_found_nor_counted_nor_suggested(how):
    hide(make_info(title="Lampu rahasia"), how)
    assert found("lampu") == found() == []
    assert search("lampu", SearchFilters()).count == 0
    assert suggest("lampu") == []


def test_a_change_that_is_not_published_is_not_found():
    page = make_info(title="Lampu")
    page.title = "Lentera"
    page.save_revision()
    assert (found("lampu"), found("lentera")) == (["Lampu"], [])


def test_what_is_deleted_is_not_found():
    make_info(title="Lampu").delete()
    assert found("lampu") == []


class TestFilters:
    @pytest.fixture
    def city(self):
        self.living, self.economy = make_dimension(title="Smart Living"), make_dimension(title="Smart Economy")
        self.dishub, self.dlh = make_agency(), make_agency()
        lamp = make_program(title="Lampu", dimension=self.living, lead_agency=self.dishub)
        park = make_program(
            title="Taman", dimension=self.economy, lead_agency=self.dlh, start_date=date(2020, 1, 1), end_date=TODAY
        )
        make_update(lamp, title="Lampu menyala", date=TODAY)
        make_news(title="Kabar lampu", programs=[lamp], date=at(TODAY - timedelta(days=40)))
        make_news(title="Kabar taman", programs=[park], date=at(TODAY))
        make_event(title="Peresmian lampu", programs=[lamp], organiser=self.dishub, start=at(TODAY))

    @pytest.mark.parametrize(
        ("type", "titles"),
        [
            ("program", {"Lampu", "Taman"}),
            ("perkembangan", {"Lampu menyala"}),
            ("berita", {"Kabar lampu", "Kabar taman"}),
            ("agenda", {"Peresmian lampu"}),
            ("buku", set()),
        ],
    )
    def test_a_type_holds_its_pages(self, city, type, titles):
        assert set(found(jenis=type)) == titles

    def test_a_dimension_holds_its_programmes_and_what_is_about_them(self, city):
        assert set(found(dimensi=self.living.slug)) == {"Lampu", "Lampu menyala", "Kabar lampu", "Peresmian lampu"}
        assert set(found(dimensi=self.economy.slug)) == {"Taman", "Kabar taman"}

    def test_an_agency_holds_its_programmes_and_what_is_about_them(self, city):
        assert set(found(opd=self.dishub.slug)) == {"Lampu", "Lampu menyala", "Kabar lampu", "Peresmian lampu"}

    @pytest.mark.parametrize(
        ("since", "until", "titles"),
        [
            (TODAY, TODAY, {"Kabar taman"}),
            (None, TODAY - timedelta(days=1), {"Kabar lampu"}),
            (TODAY - timedelta(days=40), None, {"Kabar lampu", "Kabar taman"}),
            (TODAY, TODAY - timedelta(days=1), set()),
            (date.min, date.max, {"Kabar lampu", "Kabar taman"}),
        ],
    )
    def test_days_are_counted_from_the_first_to_the_last(self, city, since, until, titles):
        assert set(found(jenis="berita", since=since, until=until)) == titles

    def test_a_programme_is_of_every_day_of_its_period(self, city):
        day = date(2021, 6, 1)
        assert found(jenis="program", since=day, until=day) == ["Taman"]

    def test_days_alone_narrow_every_type(self, city):
        assert set(found(since=TODAY, until=TODAY)) >= {"Lampu menyala", "Kabar taman", "Peresmian lampu", "Lampu"}

    def test_filters_and_words_narrow_together(self, city):
        assert found("lampu", jenis="berita", dimensi=self.living.slug) == ["Kabar lampu"]
        assert found("taman", dimensi=self.living.slug) == []


def test_suggestions_complete_the_word_begun():
    make_info(title="Lampu jalan")
    make_chapter(make_book(title="Buku lain"), title="Taman")
    assert [page.title for page in suggest("lam")] == ["Lampu jalan"]


@pytest.mark.parametrize("text", ["", "l", " ", "?!"])
def test_too_little_is_not_completed(text):
    make_info(title="Lampu jalan")
    assert suggest(text) == []


def test_there_are_eight_suggestions_at_most():
    for number in range(10):
        make_info(title=f"Lampu {number}")
    assert len(suggest("lampu")) == 8


def test_a_search_finds_a_programme_once_however_it_is_related():
    dimension = make_dimension()
    make_program(title="Lampu", dimension=dimension, other_dimensions=[dimension], milestones=[{}, {}])
    assert found("lampu", jenis="program", dimensi=dimension.slug) == ["Lampu"]
    assert ProgramPage.objects.count() == 1
