from datetime import date, timedelta

import pytest
from django.utils import timezone

from cms.moderation.roles import ADMINISTRATOR
from programs.models import QuarterlyReport
from tests import builders
from tests.builders import at
from tests.moderation.desk import Desk
from tests.moderation.offices import *  # noqa: F403 - fixtures

from .desk import ReportDesk

OPENING = date(2026, 10, 1)  # A Thursday: the first office day after the third quarter.


@pytest.fixture
def clock(monkeypatch):
    """The time is 1 October 2026, nine in the morning, until a test moves it on."""

    class Clock:
        now = at(OPENING)

        def move_to(self, day, hour=9):
            self.now = at(day, hour)

        def pass_days(self, days):
            self.now += timedelta(days=days)

    clock = Clock()
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock


@pytest.fixture
def agency(db, clock):
    return builders.make_agency(name="Dinas Kesehatan", short_name="Dinkes", slug="dinkes")


@pytest.fixture
def program(agency):
    """A programme with two milestones to come, money and an indicator."""
    indicator = builders.make_indicator(
        code="KES.01", name="Waktu tunggu", unit="menit", values=[{"year": 2026, "target": 30, "actual": 60}]
    )
    return builders.make_program(
        title="Antrean puskesmas",
        code="P-15",
        lead_agency=agency,
        start_date=date(2026, 1, 5),
        end_date=date(2027, 12, 31),
        milestones=[
            {"code": "T-1", "title": "Loket dibuka", "planned_date": date(2026, 9, 15)},
            {"code": "T-2", "title": "Aplikasi dipakai", "planned_date": date(2026, 12, 1)},
            {"code": "T-3", "title": "Semua puskesmas", "planned_date": date(2027, 6, 1)},
        ],
        budget=[{"code": "A-1", "year": 2026, "planned": 500_000_000, "realised": 100_000_000}],
        indicators=[indicator],
    )


@pytest.fixture
def other_program(agency, program):
    return builders.make_program(title="Rekam medis", code="P-16", lead_agency=agency)


@pytest.fixture
def report(agency, program, other_program):
    return QuarterlyReport.objects.create(agency=agency, year=2026, quarter=3, opened_on=OPENING, live=False)


@pytest.fixture
def contributor(agency, report):
    return ReportDesk(builders.make_contributor(agency), report)


@pytest.fixture
def colleague(agency, report):
    return ReportDesk(builders.make_contributor(agency, "rekan"), report)


@pytest.fixture
def administrator(db):
    return Desk(builders.make_member("admin", ADMINISTRATOR))
