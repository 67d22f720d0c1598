"""Who may open and fill in a report, from both sides."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import builders
from tests.moderation.desk import step_of

from .desk import ReportDesk


@pytest.fixture
def stranger(report):
    """Somebody who writes for another agency, which supports the programme."""
    other = builders.make_agency(name="Dinas Kominfo", short_name="Diskominfo")
    return ReportDesk(builders.make_contributor(other, "asing"), report)


@pytest.mark.parametrize("who", ["contributor", "editor", "head", "administrator"])
def test_the_agency_and_the_offices_fill_it_in(who, report, request):
    person = request.getfixturevalue(who)
    desk = ReportDesk(person.person, report)
    assert desk.client.get(report.get_form_url()).status_code == 200
    desk.press("save", fields={"P-15-text": "Loket dibuka."})
    assert desk.entries == {"P-15": {"text": "Loket dibuka."}}


def test_another_agency_is_refused_to_read_and_to_write(stranger, contributor):
    form = contributor.open()
    assert stranger.client.get(stranger.url).status_code == 403
    response = stranger.press("submit", form=form, fields={"P-15-text": "Bukan urusan kami."})
    assert response.status_code == 403
    assert stranger.entries == {}


def test_visitors_are_sent_to_the_login(report):
    response = Client().get(report.get_form_url())
    assert response.status_code == 302
    assert response.url.startswith(reverse("wagtailadmin_login"))


def test_a_contributor_who_left_the_agency_is_refused(contributor):
    contributor.person.groups.clear()
    contributor.person.groups.add(builders.make_group("Lain"))
    assert contributor.client.get(contributor.url).status_code == 403


@pytest.mark.parametrize("action", ["save", "submit", "no_change"])
def test_once_submitted_nobody_writes_until_it_is_sent_back(action, contributor, colleague, editor):
    form = colleague.open()
    contributor.press("no_change")
    assert step_of(contributor.report) == "Penyuntingan"
    before = contributor.entries
    for desk in (colleague, ReportDesk(editor.person, contributor.report)):
        desk.press(action, form=form, fields={"P-15-text": "Terlambat mengisi."})
        assert desk.entries == before
    assert 'quarterly-report"' not in contributor.client.get(contributor.url).content.decode()

    editor.decide(contributor.report, "reject", "Lengkapi.")
    contributor.press("save", fields={"P-15-text": "Dilengkapi.", "P-15-no_change": ""})
    assert contributor.entries["P-15"] == {"text": "Dilengkapi."}


def test_nobody_approves_their_own_report(contributor, editor, head):
    desk = ReportDesk(editor.person, contributor.report)
    desk.press("no_change")
    editor.decide(contributor.report)
    assert step_of(contributor.report) == "Penyuntingan"


def test_a_report_that_does_not_exist_is_not_found(contributor):
    assert contributor.client.get("/admin/laporan/2026-4/dinkes/").status_code == 404
    assert contributor.client.get("/admin/laporan/2026-3/tidak-ada/").status_code == 404
