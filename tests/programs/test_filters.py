"""The filters of the programme list: alone, together, with nonsense, as removable chips."""

from datetime import date, timedelta

import pytest
from django.http import QueryDict
from wagtail.models import Locale

from programs.filters import ProgramFilter
from programs.models import ProgramPage
from tests.builders import TODAY, make_agency, make_area, make_dimension, make_program

pytestmark = pytest.mark.django_db


def listing(query=""):
    programs = ProgramPage.objects.published().told_in(Locale.get_default())
    return ProgramFilter(QueryDict(query), queryset=programs, today=TODAY)


def titles(query=""):
    return [program.title for program in listing(query).qs]


@pytest.fixture
def three():
    """Lampu, which every filter finds; Bus, which none does; Taman, which some do by its second place."""
    living, economy = make_dimension(slug="living"), make_dimension(slug="economy")
    dishub, dlh = make_agency(slug="dishub"), make_agency(slug="dlh")
    west, east = make_area(slug="barat"), make_area(slug="timur")
    make_program(
        title="Lampu",
        dimension=living,
        lead_agency=dishub,
        areas=[west],
        phase="medium",
        status="late",
        is_quick_win=True,
        start_date=date(2026, 1, 1),
        end_date=date(2026, 12, 31),
    )
    make_program(
        title="Taman",
        dimension=economy,
        other_dimensions=[living],
        lead_agency=dlh,
        supporting_agencies=[dishub],
        milestones=[{"area": west}],
        start_date=date(2024, 1, 1),
        end_date=None,
    )
    make_program(
        title="Bus", dimension=economy, lead_agency=dlh, areas=[east], start_date=date(2028, 1, 1), end_date=None
    )


@pytest.mark.usefixtures("three")
class TestEachFilter:
    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("", ["Bus", "Lampu", "Taman"]),
            ("q=lampu", ["Lampu"]),
            ("q=tidak+ada", []),
            ("dimensi=living", ["Lampu", "Taman"]),
            ("opd=dishub", ["Lampu", "Taman"]),
            ("fase=medium", ["Lampu"]),
            ("status=late", ["Lampu"]),
            ("kecamatan=barat", ["Lampu", "Taman"]),
            ("tahun=2026", ["Lampu", "Taman"]),
            ("tahun=2023", []),
            ("quick_win=ya", ["Lampu"]),
        ],
    )
    def test_it_finds_what_it_says(self, query, found):
        assert sorted(titles(query)) == found

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("dimensi=living&status=late", ["Lampu"]),
            ("opd=dishub&kecamatan=barat&tahun=2026", ["Lampu", "Taman"]),
            ("dimensi=living&opd=dishub&fase=medium&status=late&kecamatan=barat&tahun=2026&quick_win=ya", ["Lampu"]),
            ("dimensi=economy&quick_win=ya", []),
        ],
    )
    def test_together_they_narrow(self, query, found):
        assert sorted(titles(query)) == found

    @pytest.mark.parametrize(
        "query",
        [
            "dimensi=tidak-ada",
            "opd=tidak-ada",
            "fase=x",
            "status=x",
            "kecamatan=99",
            "tahun=x",
            "tahun=999999",
            "tahun=-1",
            "tahun=1e9",
            "tahun=NaN",
            "tahun=Infinity",
            "quick_win=1",
            "urut=x",
            "tidak_ada=1",
            "q=",
            "q=" + "a" * 101,
            "dimensi=%00",
            "status=late%00",
        ],
    )
    def test_what_does_not_exist_is_ignored(self, query):
        assert len(titles(query)) == 3

    def test_an_unknown_value_leaves_the_other_filters_in_force(self):
        assert titles("dimensi=tidak-ada&status=late") == ["Lampu"]

    def test_no_programme_is_listed_twice(self):
        names = titles("dimensi=living&opd=dishub&kecamatan=barat&q=a")
        assert len(names) == len(set(names))


def test_all_words_must_be_found_in_any_order():
    make_program(title="Lampu jalan pintar")
    make_program(title="Jalan raya")
    assert titles("q=jalan+lampu") == ["Lampu jalan pintar"]


def test_a_merged_agency_and_an_unpublished_dimension_are_no_choices():
    make_agency(slug="lama", merged_into=make_agency(slug="baru"))
    make_dimension(slug="draf").unpublish()
    form = listing().form
    assert [agency.slug for agency in form.fields["opd"].queryset] == ["baru"]
    assert not form.fields["dimensi"].queryset.exists()


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("", ["Ceri", "Apel", "Bit"]),
        ("urut=judul", ["Apel", "Bit", "Ceri"]),
        ("urut=kemajuan", ["Bit", "Apel", "Ceri"]),
        ("urut=tonggak", ["Apel", "Ceri", "Bit"]),
    ],
)
def test_the_list_can_be_sorted(query, order):
    done, open_ = {"actual_date": TODAY}, {"planned_date": TODAY + timedelta(days=9)}
    make_program(title="Apel", status="running", milestones=[done, {"planned_date": TODAY}])
    make_program(title="Bit", status="done", milestones=[done])
    make_program(title="Ceri", status="late", milestones=[open_])
    assert titles(query) == order


def chips(query):
    filtered = listing(query)
    assert filtered.qs is not None  # The list comes first, as on the page; it reads the form.
    return [(str(chip["value"]), chip["without"]) for chip in filtered.chosen()]


@pytest.mark.usefixtures("three")
class TestChips:
    def test_an_unfiltered_list_has_none(self):
        assert chips("") == chips("urut=judul&page=2") == chips("dimensi=tidak-ada&tahun=x") == []

    def test_a_chip_says_what_was_chosen_in_words(self):
        label = dict(listing().form.fields["status"].choices)["late"]
        assert chips("status=late") == [(str(label), "")]
        assert chips("tahun=2026&kecamatan=barat")[0] == ("Kecamatan 1", "tahun=2026")
        assert chips("q=lampu+jalan") == [("lampu jalan", "")]

    def test_a_year_is_written_without_decimals(self):
        assert chips("tahun=2026") == [("2026", "")]

    def test_its_link_drops_it_and_the_page_number_and_keeps_the_rest(self):
        without = dict(chips("status=late&fase=medium&urut=judul&page=3"))
        assert sorted(without.values()) == ["fase=medium&urut=judul", "status=late&urut=judul"]

    def test_following_its_link_leads_to_the_list_without_the_filter(self):
        [(_, without)] = chips("status=late")
        assert len(titles(without)) == 3

    def test_its_link_is_escaped(self):
        assert {without for _, without in chips("status=late&q=%26x%3D1")} == {"q=%26x%3D1", "status=late"}
