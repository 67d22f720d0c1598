"""The counts beside the options of the filters: each is the length of the list that the option leads to."""

import itertools
import re
from datetime import date, timedelta

import pytest
from django.http import QueryDict
from wagtail.models import Locale

from programs.filters import COUNTED, ProgramFilter
from programs.models import ProgramPage
from tests.builders import TODAY, at, backdate, make_agency, make_area, make_dimension, make_program, make_update
from tests.pages import links, tree, words

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(scope="class")
def city(class_db):
    """Programmes that differ in everything that a filter asks for."""
    dimensions = [make_dimension(slug=slug) for slug in ("living", "economy")]
    agencies = [make_agency(slug=slug) for slug in ("dishub", "dlh", "dinkes")]
    areas = [make_area(slug=slug) for slug in ("barat", "timur")]
    overdue, moved = {"planned_date": TODAY - DAY}, {"original_date": TODAY - 9 * DAY, "planned_date": TODAY + DAY}
    for number in range(12):
        program = make_program(
            title=f"Lampu {number}" if number % 2 else f"Bus {number}",
            dimension=dimensions[number % 2],
            other_dimensions=[dimensions[1]] if number % 3 == 0 else [],
            lead_agency=agencies[number % 3],
            supporting_agencies=[agencies[0]] if number % 4 == 0 else [],
            areas=[areas[0]] if number % 2 else [],
            milestones=[{"area": areas[number % 2]} | (overdue if number % 3 else moved)],
            phase=("short", "medium", "long")[number % 3],
            status=("late", "running", "done", "stopped")[number % 4],
            is_quick_win=number % 5 == 0,
            start_date=date(2024 + number % 3, 1, 1),
            end_date=None if number % 4 == 0 else date(2026 + number % 2, 12, 31),
        )
        backdate(program, at(TODAY - 200 * DAY))
        if number % 2:
            make_update(program, date=TODAY - 5 * DAY)


def listing(query):
    programs = ProgramPage.objects.published().told_in(Locale.get_default())
    return ProgramFilter(QueryDict(query), queryset=programs, today=TODAY)


def counts(query):
    """Tuples of filter, value and the number that stands beside it."""
    found = listing(query)
    assert found.qs is not None
    found.count_options(ProgramPage.objects.published())
    for name in COUNTED:
        for value, label in found.form.fields[name].widget.choices:
            if value:
                yield name, value, int(re.search(r"\((\d+)\)$", str(label)).group(1))


@pytest.mark.usefixtures("city")
class TestCounts:
    @pytest.mark.parametrize(
        "query",
        [
            "",
            "q=lampu",
            "dimensi=living",
            "opd=dishub",
            "opd=dishub&peran=utama",
            "dimensi=economy&peran=utama&tahun=2025",
            "kecamatan=barat&status=late",
            "laporan=belum",
            "laporan=diam&fase=short",
            "mundur=ya&quick_win=ya&tahun=2026",
            "status=tidak-ada&fase=medium",
            "tahun=2099&laporan=belum",
        ],
    )
    def test_each_says_how_many_programmes_the_option_would_leave(self, query):
        for name, value, count in counts(query):
            changed = QueryDict(query, mutable=True)
            changed[name] = value
            assert listing(changed.urlencode()).qs.count() == count, (query, name, value)

    def test_every_filter_has_options(self):
        assert {name for name, _, _ in counts("")} == set(COUNTED)

    def test_they_cost_the_same_whatever_is_chosen(self, django_assert_max_num_queries):
        names = {"dimensi": "living", "opd": "dishub", "kecamatan": "barat", "status": "late", "laporan": "belum"}
        for length in range(len(names)):
            for chosen in itertools.combinations(names.items(), length):
                found = listing("&".join(f"{name}={value}" for name, value in chosen))
                assert found.form.is_valid()
                with django_assert_max_num_queries(5):
                    found.count_options(ProgramPage.objects.published())


def test_a_programme_without_an_end_runs_in_every_later_year(client, today):
    make_program(title="Tanpa akhir", end_date=None)
    response = client.get("/program/?tahun=2099")
    assert response.context["listing"].total == 1
    assert "Tanpa akhir" in words(response)


def test_an_option_says_its_count_on_the_page(client):
    make_program(lead_agency=make_agency(name="Dinas Kesehatan", slug="dinkes"))
    make_program()
    page = tree(client.get("/program/"))
    assert [option.get_text() for option in page.select("select[name=opd] option")] == ["Semua", "Dinas Kesehatan (2)"]


def test_what_does_not_exist_is_left_out_and_said(client):
    make_program(title="Lampu")
    page = words(client.get("/program/?status=hilang&tahun=abc&urut=x&q=lampu"))
    for text in ("Status “hilang”", "Tahun “abc”", "Urutkan “x”", "Lampu"):
        assert text in page


def test_a_strange_value_is_shown_harmlessly(client):
    make_program()
    response = client.get("/program/", {"status": "<script>alert(1)</script>" + "x" * 500})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_cards_or_table_is_a_link_that_keeps_the_filters(client):
    for _ in range(21):
        make_program(phase="short")
    found = links(client.get("/program/?fase=short&tampilan=kartu"))
    assert "?fase=short&tampilan=tabel" in found
    assert "?fase=short&page=2&tampilan=kartu" in found
    page = tree(client.get("/program/?fase=short&tampilan=kartu&page=2"))
    assert len(page.select(".tiles article")) == 1
    assert page.select_one("form input[name=tampilan]")["value"] == "kartu"


@pytest.mark.parametrize(("order", "titles"), [("diam", ["Lama", "Baru"]), ("mundur", ["Baru", "Lama"])])
def test_the_list_is_sorted_by_silence_and_by_moved_days(today, order, titles):
    for title, days, moved in (("Lama", 99, 3), ("Baru", 9, 30)):
        plan = {"original_date": TODAY, "planned_date": TODAY + moved * DAY}
        make_update(make_program(title=title, milestones=[plan]), date=TODAY - days * DAY)
    assert [program.title for program in listing(f"urut={order}").qs] == titles


def test_a_row_says_by_how_many_days_a_programme_was_moved(today, client):
    plan = {"original_date": TODAY, "planned_date": TODAY + 30 * DAY}
    make_program(milestones=[plan, {"original_date": TODAY, "planned_date": TODAY + 3 * DAY}])
    assert "mundur 30 hari dari rencana awal" in words(client.get("/program/"))


def test_what_a_stopped_programme_left_undone_is_not_unreported(today):
    make_program(status="stopped", milestones=[{"planned_date": TODAY - DAY}])
    assert not listing("laporan=belum").qs.exists()
