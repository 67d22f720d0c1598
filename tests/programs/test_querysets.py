"""What may be asked of programmes, each answered without duplicates."""

from datetime import date, timedelta

import pytest

from programs.enums import ProgramStatus
from programs.models import ProgramPage
from tests.builders import TODAY, make_agency, make_area, make_dimension, make_program

pytestmark = pytest.mark.django_db
ask = ProgramPage.objects


def in_days(days, **fields):
    return {"planned_date": TODAY + timedelta(days=days)} | fields


def test_a_dimension_has_its_primary_and_its_other_programmes():
    dimension, elsewhere = make_dimension(), make_dimension()
    primary = make_program(dimension=dimension)
    other = make_program(dimension=elsewhere, other_dimensions=[dimension])
    make_program(dimension=elsewhere)
    assert set(ask.of_dimension(dimension)) == {primary, other}


def test_a_programme_is_found_once_in_a_dimension_that_it_names_twice():
    dimension = make_dimension()
    program = make_program(dimension=dimension, other_dimensions=[dimension, make_dimension()])
    assert list(ask.of_dimension(dimension)) == [program]


def test_an_agency_has_the_programmes_it_leads_and_supports():
    agency, elsewhere = make_agency(), make_agency()
    led = make_program(lead_agency=agency, supporting_agencies=[agency, elsewhere])
    supported = make_program(lead_agency=elsewhere, supporting_agencies=[agency])
    make_program(lead_agency=elsewhere)
    assert sorted(ask.of_agency(agency), key=lambda p: p.pk) == [led, supported]


def test_an_area_has_programmes_by_place_and_by_milestone():
    area, elsewhere = make_area(), make_area()
    by_place = make_program(areas=[area, elsewhere], milestones=[{"area": area}, {"area": area}])
    by_milestone = make_program(milestones=[{"area": area}, {"area": elsewhere}])
    make_program(areas=[elsewhere])
    assert sorted(ask.in_area(area), key=lambda p: p.pk) == [by_place, by_milestone]


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), False),
        (date(2025, 1, 1), date(2026, 1, 1), True),
        (date(2026, 5, 1), date(2026, 6, 1), True),
        (date(2026, 12, 31), date(2028, 1, 1), True),
        (date(2027, 1, 1), date(2028, 1, 1), False),
        (date(2024, 1, 1), None, True),
        (date(2027, 1, 1), None, False),
    ],
)
def test_a_programme_runs_in_a_year_that_its_period_touches(start, end, found):
    make_program(start_date=start, end_date=end)
    assert ask.running_in_year(2026).exists() is found


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("lampu", True),
        ("LAMPU", True),
        ("hemat", True),
        ("GOV-1", True),
        ("gov-1", True),
        ("GOV", False),
        ("perhubungan", True),
        ("dishub", True),
        ("merdeka", True),
        ("proklamasi", True),
        ("pemasangan", True),
        ("taman", False),
        ("%", False),
        ("_", False),
    ],
)
def test_a_word_is_looked_for_where_people_would_expect_it(word, found):
    make_program(
        title="Lampu jalan",
        summary="Terang dan hemat.",
        code="GOV-1",
        lead_agency=make_agency(name="Dinas Perhubungan", short_name="Dishub"),
        milestones=[{"title": "Pemasangan", "street": "Jalan Merdeka", "kelurahan": "Proklamasi"}],
    )
    assert ask.mentioning(word).exists() is found


def test_a_programme_is_found_once_however_many_of_its_milestones_hold_the_word():
    make_program(milestones=[{"street": "Jalan Merdeka"}, {"street": "Jalan Merdeka"}])
    assert ask.mentioning("merdeka").count() == 1


def test_the_next_milestone_is_the_earliest_that_is_not_done():
    rows = [in_days(-9, title="Selesai", actual_date=TODAY), in_days(40, title="Jauh"), in_days(5, title="Dekat")]
    make_program(milestones=rows)
    program = ask.with_next_milestone().get()
    assert (program.next_title, program.next_date) == ("Dekat", TODAY + timedelta(days=5))


@pytest.mark.parametrize("rows", [[], [{"actual_date": TODAY}]], ids=["none", "all done"])
def test_there_may_be_no_next_milestone(rows):
    make_program(milestones=rows)
    program = ask.with_next_milestone().get()
    assert (program.next_title, program.next_date) == (None, None)


def test_due_next_holds_what_comes_nearest_first():
    later = make_program(milestones=[in_days(20)])
    soon = make_program(milestones=[in_days(0), in_days(50)])
    make_program(milestones=[in_days(-1)])
    make_program(milestones=[in_days(3, actual_date=TODAY)])
    make_program()
    assert list(ask.due_next(TODAY)) == [soon, later]


def test_a_programme_with_an_unreported_and_a_coming_milestone_is_due_next():
    program = make_program(milestones=[in_days(-5), in_days(5)])
    assert list(ask.due_next(TODAY)) == [program]


def test_late_ones_come_first_then_in_the_order_of_the_statuses():
    for status in reversed(ProgramStatus.values):
        make_program(status=status)
    assert [program.status for program in ask.late_first()] == ProgramStatus.values


def test_programmes_of_the_same_status_stand_in_the_order_of_their_names():
    for title in ("Ceria", "Aman", "Bersih"):
        make_program(title=title)
    assert [program.title for program in ask.late_first()] == ["Aman", "Bersih", "Ceria"]


def test_a_list_with_all_that_its_rows_show_costs_the_same_for_any_length(django_assert_num_queries):
    for _ in range(5):
        make_program(lead_agency=make_agency(), dimension=make_dimension(), milestones=[in_days(5)])
    with django_assert_num_queries(1):
        for program in ask.published().with_rows():
            assert program.lead_agency.name
            assert program.dimension.title
            assert (program.progress, program.next_title) == (0, "Tonggak")


def test_a_stopped_programme_has_no_next_milestone():
    make_program(status="stopped", milestones=[{"title": "Dibatalkan"}])
    assert ProgramPage.objects.with_next_milestone().get().next_date is None
