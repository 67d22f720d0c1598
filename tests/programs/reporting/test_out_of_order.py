"""Reports on two quarters, approved in the wrong order: what was said last about a fact stays."""

from datetime import date

import pytest

from programs.models import QuarterlyReport
from tests.moderation.desk import said

from .desk import ReportDesk

MONEY = "P-15.b.A-1-value"


@pytest.fixture
def approve(editor, head, clock):
    def approve(report):
        for desk in (editor, head):
            desk.client.force_login(desk.person)
            response = desk.decide(report)
        report.refresh_from_db()
        return response

    return approve


@pytest.fixture
def report_on(contributor, agency, clock):
    """Hands in the report on a quarter of 2026, on the fifth day after it."""

    def hand_in(quarter, day, **fields):
        clock.move_to(day)
        report = QuarterlyReport.objects.get_or_create(
            agency=agency, year=2026, quarter=quarter, defaults={"opened_on": day, "live": False}
        )[0]
        desk = ReportDesk(contributor.person, report)
        desk.press("submit", fields={"P-16-no_change": "on"} | fields)
        assert report.submitted_on == day
        return report

    return hand_in


@pytest.fixture
def third(report_on):
    return report_on(3, date(2026, 10, 5), **{MONEY: "200.000.000"})


def test_an_older_report_does_not_take_back_the_day_of_the_newer_one(third, report_on, approve, other_program):
    approve(report_on(4, date(2027, 1, 4), **{"P-15-no_change": "on"}))
    approve(third)
    other_program.refresh_from_db()
    assert other_program.reported_on == date(2027, 1, 4)


def test_an_older_report_is_refused_where_a_newer_one_has_set_the_same_fact(third, report_on, approve, program):
    fourth = report_on(4, date(2027, 1, 4), **{MONEY: "450.000.000"})
    approve(fourth)
    response = approve(third)
    assert not third.live
    assert program.budget_lines.get().realised == 450_000_000
    [message] = said(response)
    assert fourth.title in message
    assert "APBD kota 2026" in message


def test_an_older_report_is_applied_where_the_newer_one_speaks_of_other_facts(third, report_on, approve, program):
    done = {"actual_date": "2026-12-01", "evidence_link": "https://a.example/"}
    approve(report_on(4, date(2027, 1, 4), **{f"P-15.m.T-2-{name}": value for name, value in done.items()}))
    approve(third)
    assert third.live
    assert program.budget_lines.get().realised == 200_000_000


def test_a_newer_report_is_applied_after_an_older_one(third, report_on, approve, program):
    fourth = report_on(4, date(2027, 1, 4), **{MONEY: "450.000.000"})
    approve(third)
    approve(fourth)
    assert program.budget_lines.get().realised == 450_000_000
