"""The list of all reports: for Diskominfo every agency and quarter, for contributors their own."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.moderation.next_steps import next_steps
from programs.models import ProgramPage, QuarterlyReport
from programs.silence import silence_of
from tests import builders

from .conftest import OPENING


def rows_of(desk, **query):
    response = desk.client.get(reverse("quarterly_reports"), query)
    return [(str(row.report.agency), row.report.state, row.days_late) for row in response.context["rows"]]


@pytest.mark.parametrize(("pressed", "state"), [(None, "nothing"), ("save", "draft"), ("no_change", "submitted")])
def test_it_says_how_far_each_report_has_come(contributor, editor, pressed, state):
    if pressed:
        contributor.press(pressed, fields={"P-15-text": "Loket."} if pressed == "save" else {})
    assert rows_of(editor) == [("Dinas Kesehatan", state, 0)]
    assert rows_of(editor, keadaan=state) == rows_of(editor)
    assert rows_of(editor, keadaan="applied") == []


def test_sent_back_and_applied(contributor, editor, head):
    contributor.press("no_change")
    editor.decide(contributor.report, "reject", "Lengkapi.")
    assert rows_of(editor) == [("Dinas Kesehatan", "sent_back", 0)]
    contributor.press("no_change")
    editor.decide(contributor.report)
    head.decide(contributor.report)
    assert rows_of(editor) == [("Dinas Kesehatan", "applied", 0)]


def test_lateness_counts_office_days_until_it_is_submitted(contributor, editor, clock):
    clock.move_to(date(2026, 10, 19))  # A Monday; it was due on Thursday the 15th.
    editor.client.force_login(editor.person)
    assert rows_of(editor) == [("Dinas Kesehatan", "nothing", 2)]
    contributor.client.force_login(contributor.person)
    contributor.press("no_change")
    clock.move_to(date(2026, 11, 2))
    editor.client.force_login(editor.person)
    assert rows_of(editor) == [("Dinas Kesehatan", "submitted", 2)]


def test_contributors_see_their_own(contributor):
    other = builders.make_agency(name="Dinas lain")
    QuarterlyReport.objects.create(agency=other, year=2026, quarter=3, opened_on=OPENING, live=False)
    assert rows_of(contributor) == [("Dinas Kesehatan", "nothing", 0)]


def queries_of(desk):
    with CaptureQueriesContext(connection) as queries:
        rows_of(desk)
    return len(queries)


def test_the_number_of_queries_does_not_grow_with_reports(report, editor):
    rows_of(editor)
    few = queries_of(editor)
    for number in range(30):
        agency = builders.make_agency(name=f"Dinas ke-{number}")
        QuarterlyReport.objects.create(agency=agency, year=2026, quarter=3, opened_on=OPENING, live=False)
    assert len(rows_of(editor)) == 31
    assert queries_of(editor) == few


def test_the_dashboard_counts_the_same_silence_as_the_public_page(contributor, program, client):
    builders.make_update(program, date=date(2026, 6, 1))
    (step,) = [step.text for step in next_steps(contributor.person, OPENING) if "15 Oktober 2026" in step.text]
    words = silence_of(ProgramPage.objects.with_last_report().get(pk=program.pk), OPENING).words
    assert "122" in words
    assert words in step
    assert words in client.get(program.url).content.decode()


def test_the_dashboard_names_the_open_report_first(contributor, clock, program):
    today = OPENING
    steps = [str(step.text) for step in next_steps(contributor.person, today)]
    assert "15 Oktober 2026" in steps[0]
    assert not any(program.title in step for step in steps)
    contributor.press("no_change")
    steps = [str(step.text) for step in next_steps(contributor.person, today)]
    assert not any("15 Oktober 2026" in step for step in steps)
    assert any(program.title in step for step in steps)
