"""The worker opens reports, reminds, and tells Diskominfo: each once, on office days, to those whom it concerns."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cms.core.models import QueuedMail, User
from cms.moderation.models import Holiday
from cms.moderation.roles import EDITOR
from programs.models import QuarterlyReport
from programs.reporting.opening import open_and_remind
from tests import builders
from tests.builders import at
from tests.moderation.desk import Desk

from .conftest import OPENING
from .desk import ReportDesk

FIFTH, TENTH, AFTER = date(2026, 10, 8), date(2026, 10, 15), date(2026, 10, 16)


@pytest.fixture
def dinkes(program):
    """An agency with a programme and a contributor, whose report is not open yet."""
    builders.make_contributor(program.lead_agency)
    return program.lead_agency


@pytest.fixture
def editor(db):
    return builders.make_member("editor", EDITOR)


def work(day, hour=9):
    open_and_remind(at(day, hour))


def mails():
    """Who was written to since the last look, and about what."""
    found = [
        (mail.recipient.username, mail.key.split(":")[-2] if "report:" in mail.key else "missing")
        for mail in QueuedMail.objects.order_by("pk")
    ]
    QueuedMail.objects.update(key=None)
    QueuedMail.objects.all().delete()
    return found


def test_it_opens_on_the_first_office_day_with_one_mail_into_the_form(dinkes, clock):
    work(date(2026, 9, 30))
    assert not QuarterlyReport.objects.filter(year=2026, quarter=3).exists()
    work(OPENING, hour=6)
    assert not QuarterlyReport.objects.filter(year=2026, quarter=3).exists()
    work(OPENING)
    report = QuarterlyReport.objects.get(year=2026, quarter=3)
    assert (report.agency, report.opened_on, report.live) == (dinkes, OPENING, False)
    mail = QueuedMail.objects.get(key__startswith=f"report:{report.pk}:")
    assert f"/admin/laporan/2026-3/{dinkes.slug}/" in mail.text
    assert f"/admin/laporan/2026-3/{dinkes.slug}/" in mail.html
    assert "Antrean puskesmas" in mail.text


def test_it_waits_for_the_end_of_a_holiday(dinkes):
    QuarterlyReport.objects.all().delete()
    Holiday.objects.create(day=OPENING, name="Cuti bersama")
    open_of_last_quarter(date(2026, 7, 1))
    work(OPENING)
    assert not QuarterlyReport.objects.filter(quarter=3).exists()
    work(OPENING + timedelta(days=1))
    assert QuarterlyReport.objects.filter(quarter=3).exists()


def open_of_last_quarter(day):
    work(day)
    QueuedMail.objects.all().delete()


def test_two_workers_open_and_write_once(dinkes):
    work(OPENING)
    work(OPENING)
    assert QuarterlyReport.objects.count() == 1
    assert mails() == [("kontributor", "open")]


def test_only_current_agencies_that_lead_a_public_programme(dinkes, program):
    builders.make_agency(name="Tanpa program")
    old = builders.make_agency(name="Digabung", merged_into=dinkes)
    builders.make_program(code="P-80", lead_agency=old)
    draft = builders.make_program(code="P-81", lead_agency=builders.make_agency(name="Hanya draf"))
    draft.unpublish()
    work(OPENING)
    assert [report.agency for report in QuarterlyReport.objects.all()] == [dinkes]


def test_what_was_missed_is_caught_up(dinkes):
    work(date(2026, 11, 26))
    assert QuarterlyReport.objects.get().opened_on == date(2026, 11, 26)
    assert mails() == [("kontributor", "open")]
    work(date(2026, 11, 27))
    assert mails() == []


def test_reminders_after_five_and_ten_office_days_then_diskominfo(dinkes, editor):
    work(OPENING)
    mails()
    told = {}
    day = OPENING
    while day < date(2026, 11, 1):
        day += timedelta(days=1)
        work(day)
        work(day)
        if found := mails():
            told[day] = found
    assert told == {
        FIFTH: [("kontributor", "remind-5")],
        TENTH: [("kontributor", "remind-10")],
        AFTER: [("editor", "missing")],
    }


@pytest.fixture
def submitted(dinkes, clock):
    """The agency's report, handed in on the day on which it opened."""
    work(OPENING)
    desk = ReportDesk(User.objects.get(username="kontributor"), QuarterlyReport.objects.get())
    desk.press("submit", fields={"P-15-no_change": "on"})
    assert desk.report.submitted_on == OPENING
    QueuedMail.objects.all().delete()
    return desk.report


def test_a_report_that_was_sent_back_is_asked_for_like_one_that_never_came(submitted, editor):
    Desk(editor).decide(submitted, "reject", "Lengkapi.")
    QueuedMail.objects.all().delete()
    work(FIFTH)
    assert "dikembalikan" in QueuedMail.objects.get().text
    assert mails() == [("kontributor", "remind-5")]
    work(AFTER)
    assert mails() == [("kontributor", "remind-10"), ("editor", "missing")]


def test_no_mail_about_what_was_submitted(submitted, editor):
    for day in (FIFTH, TENTH, AFTER):
        work(day)
    assert mails() == []


def test_of_two_missed_reminders_only_the_later_is_sent(dinkes, editor):
    work(OPENING)
    mails()
    work(AFTER)
    work(AFTER)
    assert mails() == [("kontributor", "remind-10"), ("editor", "missing")]


def test_contributors_of_other_agencies_hear_nothing(dinkes):
    builders.make_contributor(builders.make_agency(name="Dinas lain", short_name="Lain"), "lain")
    work(OPENING)
    assert mails() == [("kontributor", "open")]


def test_the_name_of_an_agency_cannot_break_a_mail(dinkes):
    type(dinkes).objects.update(name="Dinas <b>A</b> & B")
    work(OPENING)
    mail = QueuedMail.objects.get()
    assert "Dinas <b>A</b> & B" in mail.text
    assert "<b>A</b>" not in mail.html
    assert timezone.localdate(mail.queued_at) == OPENING
