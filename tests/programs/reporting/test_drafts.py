"""A report and a draft that waits beside it, in both orders: neither undoes the other."""

from datetime import date

import pytest

from cms.publishing.models import LedgerEntry
from programs.models import ProgramPage, ProgramUpdatePage
from tests import builders
from tests.moderation.desk import said, step_of

MOVED = {
    "P-15.m.T-2-planned_date": "2027-01-15",
    "P-15.m.T-2-change_reason": "Pengadaan server mundur.",
    "P-16-no_change": "on",
}


@pytest.fixture
def approve(contributor, editor, head):
    """Submit a report that moves a milestone, and let both offices approve it; gives the last answer."""

    def approve():
        if step_of(contributor.report) is None:
            contributor.press("submit", fields=MOVED)
        editor.decide(contributor.report)
        response = head.decide(contributor.report)
        contributor.report.refresh_from_db()
        return response

    return approve


def draft(program, **changes):
    """A draft of the programme by somebody else: a new title, and milestones planned otherwise."""
    page = ProgramPage.objects.get(pk=program.pk)
    page.title = "Antrean puskesmas daring"
    rows = list(page.milestones.all())
    for row in rows:
        if row.code in changes:
            row.planned_date, row.change_reason = changes[row.code], "Menurut draf."
    page.milestones = rows
    return page.save_revision(user=builders.make_user("penulis"))


def plan_of(page, code="T-2"):
    return next(row.planned_date for row in page.milestones.all() if row.code == code)


def live(program):
    return ProgramPage.objects.get(pk=program.pk)


def test_a_draft_that_was_there_first_keeps_its_words_and_gets_the_facts(program, approve):
    draft(program)
    approve()
    assert plan_of(live(program)) == date(2027, 1, 15)
    assert live(program).title == "Antrean puskesmas"

    live(program).get_latest_revision().publish()
    assert live(program).title == "Antrean puskesmas daring"
    assert plan_of(live(program)) == date(2027, 1, 15)
    assert live(program).reported_on == date(2026, 10, 1)


def test_a_draft_that_comes_after_the_submission_keeps_its_words_and_gets_the_facts(program, contributor, approve):
    contributor.press("submit", fields=MOVED)
    draft(program, **{"T-3": date(2027, 8, 1)})
    approve()
    live(program).get_latest_revision().publish()
    assert plan_of(live(program)) == date(2027, 1, 15)
    assert plan_of(live(program), "T-3") == date(2027, 8, 1)


def test_an_old_version_published_after_the_report_does_not_bring_the_silence_back(program, approve):
    before = program.get_latest_revision() or program.save_revision()
    approve()
    before.refresh_from_db()
    before.publish()
    assert live(program).reported_on == date(2026, 10, 1)


def test_a_draft_with_another_value_stops_the_approval_and_names_who_holds_it(program, contributor, approve):
    draft(program, **{"T-2": date(2027, 3, 1)})
    response = approve()
    (reason,) = said(response)
    assert "penulis" in reason
    assert "Antrean puskesmas, Aplikasi dipakai" in reason
    assert not contributor.report.live
    assert step_of(contributor.report) == "Persetujuan"
    assert plan_of(live(program)) == date(2026, 12, 1)
    assert not ProgramUpdatePage.objects.exists()
    assert not LedgerEntry.objects.exists()
    assert live(program).reported_on is None


def test_once_the_draft_is_out_of_the_way_the_same_report_is_approved(program, contributor, head, approve):
    revision = draft(program, **{"T-2": date(2027, 3, 1)})
    approve()
    revision.publish()
    head.decide(contributor.report)
    contributor.report.refresh_from_db()
    assert contributor.report.live
    assert plan_of(live(program)) == date(2027, 1, 15)
