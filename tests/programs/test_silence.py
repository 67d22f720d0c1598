"""Visible silence: one number, on pages and lists and in the dashboard of those who could end it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Revision

from programs.models import ProgramPage
from programs.next_steps import reports_to_write
from programs.silence import silence_between, silence_of
from tests.builders import (
    TODAY,
    at,
    backdate,
    make_agency,
    make_agency_index,
    make_contributor,
    make_program,
    make_update,
    republish,
)
from tests.pages import words

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def silence(program):
    return silence_of(ProgramPage.objects.get(pk=program.pk), TODAY)


def heard_before(days, **fields):
    """A programme published a year ago, whose last report is so many days old."""
    program = backdate(make_program(**fields), at(TODAY - 365 * DAY))
    make_update(program, date=TODAY - days * DAY)
    return program


@pytest.mark.parametrize(("days", "is_silent"), [(0, False), (89, False), (90, False), (91, True), (94, True)])
def test_silence_begins_after_ninety_days(today, days, is_silent):
    found = silence(heard_before(days))
    assert (found.days, found.is_silent) == (days, is_silent)
    assert ProgramPage.objects.silent(TODAY).exists() is is_silent


def test_a_programme_that_never_reported_is_silent_since_its_first_publication(today):
    program = backdate(make_program(), at(TODAY - 120 * DAY))
    found = silence(program)
    assert (found.days, found.has_reported, found.is_silent) == (120, False, True)
    assert ProgramPage.objects.silent(TODAY).get() == program


def test_the_day_of_first_publication_is_that_of_the_city(today):
    """Eleven at night in Jakarta is still the day before in UTC."""
    assert silence(backdate(make_program(), at(TODAY - 10 * DAY, 0, 30))).days == 10


@pytest.mark.parametrize("status", ["done", "stopped"])
def test_of_a_closed_programme_nobody_owes_a_report(today, status):
    program = heard_before(200)
    ProgramPage.objects.filter(pk=program.pk).update(status=status)
    assert not silence(program).is_silent
    assert not ProgramPage.objects.silent(TODAY).exists()


def test_a_quarterly_report_ends_the_silence_as_an_update_does(today):
    program = heard_before(100, reported_on=TODAY - 3 * DAY)
    assert silence(program).days == 3
    ProgramPage.objects.filter(pk=program.pk).update(reported_on=TODAY - 200 * DAY)
    assert silence(program).days == 100
    ProgramPage.objects.filter(pk=program.pk).update(reported_on=None)
    assert silence(program).days == 100


def test_a_quarterly_report_counts_without_any_update(today):
    assert silence(make_program(reported_on=TODAY - 5 * DAY)).since == TODAY - 5 * DAY


def test_a_draft_of_an_update_does_not_end_the_silence(today):
    program = heard_before(100)
    make_update(program, date=TODAY).unpublish()
    assert silence(program).days == 100


def test_a_report_about_a_day_to_come_is_refused(today):
    program = make_program()
    with pytest.raises(ValidationError) as refused:
        make_update(program, date=TODAY + DAY)
    assert refused.value.message_dict == {"date": ["Tanggal ini belum tiba."]}
    assert make_update(program, date=TODAY).live


def test_an_update_of_another_programme_does_not_end_the_silence(today):
    program = heard_before(100)
    heard_before(1)
    assert silence(program).days == 100


def test_an_old_draft_does_not_bring_back_an_older_report_date(today):
    program = make_program(reported_on=TODAY - 100 * DAY)
    draft = program.save_revision()
    ProgramPage.objects.filter(pk=program.pk).update(reported_on=TODAY)
    Revision.objects.get(pk=draft.pk).publish()
    assert ProgramPage.objects.get(pk=program.pk).reported_on == TODAY


@given(reported=st.none() | st.integers(0, 4000), published=st.none() | st.integers(0, 4000), is_open=st.booleans())
def test_silence_is_never_negative_and_only_of_what_is_open(reported, published, is_open):
    last = None if reported is None else TODAY - reported * DAY
    first = None if published is None else at(TODAY - published * DAY)
    found = silence_between(last, first, is_open, TODAY)
    assert found.days >= 0
    assert found.is_silent == (is_open and found.days > 90)
    assert bool(found.words) == (found.since is not None)


def test_the_longest_silent_stands_first_and_what_is_closed_last(today):
    for title, days, status in (("Baru", 5, "running"), ("Selesai", 300, "done"), ("Lama", 99, "running")):
        program = heard_before(days, title=title)
        ProgramPage.objects.filter(pk=program.pk).update(status=status)
    assert [program.title for program in ProgramPage.objects.longest_silent_first()] == ["Lama", "Baru", "Selesai"]


@pytest.mark.parametrize("address", ["/program/", "/program/lampu/", "/opd/dishub/"])
def test_page_list_and_agency_say_the_same_number(today, client, address):
    make_agency_index()
    heard_before(94, slug="lampu", lead_agency=make_agency(slug="dishub"))
    assert "Belum ada pembaruan sejak 94 hari" in words(client.get(address))


def test_a_programme_that_reports_says_when(today, client):
    heard_before(12, slug="lampu")
    page = words(client.get("/program/lampu/"))
    assert "Terakhir dilaporkan 12 hari lalu" in page
    assert "Belum ada pembaruan" not in page


def test_a_report_is_seen_at_once(today, client):
    program = heard_before(94, slug="lampu")
    client.get("/program/lampu/")
    make_update(program, date=TODAY)
    assert "Terakhir dilaporkan hari ini" in words(client.get("/program/lampu/"))


def test_the_dashboard_says_the_number_of_the_page(today):
    agency = make_agency()
    heard_before(94, title="Lampu", lead_agency=agency)
    [step] = reports_to_write(make_contributor(agency), TODAY)
    assert "Belum ada pembaruan sejak 94 hari" in step.text
    assert step.is_late


def test_the_dashboard_asks_for_nothing_about_closed_programmes(today):
    agency = make_agency()
    program = heard_before(94, lead_agency=agency)
    ProgramPage.objects.filter(pk=program.pk).update(status="done")
    assert list(reports_to_write(make_contributor(agency), TODAY)) == []


def test_an_agency_is_as_silent_as_its_last_report_is_old(today, client):
    make_agency_index()
    agency = make_agency(slug="dishub")
    for days in (200, 20):
        heard_before(days, lead_agency=agency)
    context = client.get("/opd/dishub/").context
    assert (context["silence"].days, context["silent"]) == (20, 1)


def test_a_republished_programme_keeps_its_report_date(today):
    program = make_program(reported_on=TODAY)
    program.title = "Lain"
    assert republish(program).reported_on == TODAY
