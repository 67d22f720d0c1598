"""The whole story, through the admin's own views: from the opening to the public page."""

from datetime import date

from django.core import mail
from django.utils import timezone

from cms.core.mail import send_queued_mail
from cms.publishing.models import LedgerEntry
from programs.models import IndicatorValue, ProgramUpdatePage, QuarterlyReport
from programs.reporting.opening import open_and_remind
from tests.moderation.desk import step_of

DONE = {
    "P-15.m.T-1-actual_date": "2026-09-20",
    "P-15.m.T-1-evidence_link": "https://dinkes.example.go.id/berita-acara",
    "P-15.m.T-2-planned_date": "2027-01-15",
    "P-15.m.T-2-change_reason": "Pengadaan server mundur.",
    "P-15.b.A-1-value": "Rp 250.000.000",
    "P-15.i.KES.01-value": "45,5",
    "P-15-text": "Loket dibuka di tiga puskesmas. Warga menunggu lebih singkat.",
    "P-16-no_change": "on",
}


def sent_to():
    send_queued_mail(timezone.now())
    people = sorted(message.to[0].split("@")[0] for message in mail.outbox)
    mail.outbox.clear()
    return people


def test_from_the_opening_to_the_public_page(
    program, other_program, contributor, editor, head, client, clock, django_capture_on_commit_callbacks
):
    QuarterlyReport.objects.all().delete()
    open_and_remind(clock.now)
    report = contributor.report = QuarterlyReport.objects.get()
    send_queued_mail(clock.now)
    assert report.get_form_url() in mail.outbox[0].body
    assert sent_to() == ["kontributor"]

    contributor.press("save", fields={"P-15-text": "Loket dibuka."})
    assert "Loket dibuka." in contributor.open()["P-15-text"]
    clock.move_to(date(2026, 10, 5))
    contributor.press("submit", fields=DONE)
    assert step_of(report) == "Penyuntingan"
    assert sent_to() == ["editor", "kepala"]

    page = editor.client.get(f"/admin/keputusan/{report.current_workflow_task_state.pk}/").content.decode()
    assert "Loket dibuka di tiga puskesmas." in page
    assert "Rp100.000.000" in page
    assert "Rp250.000.000" in page
    assert "https://dinkes.example.go.id/berita-acara" in page

    editor.decide(report, "reject", "Tanggal pembukaan keliru.")
    assert sent_to() == ["kontributor"]
    assert "Tanggal pembukaan keliru." in contributor.client.get(report.get_form_url()).content.decode()
    contributor.press("submit", fields={"P-15.m.T-1-actual_date": "2026-09-21"})
    assert step_of(report) == "Penyuntingan"

    editor.decide(report)
    assert step_of(report) == "Persetujuan"
    program.refresh_from_db()
    assert program.milestones.get(code="T-1").actual_date is None

    with django_capture_on_commit_callbacks(execute=True):
        head.decide(report)
    report.refresh_from_db()
    assert report.live
    assert program.milestones.get(code="T-1").actual_date == date(2026, 9, 21)
    assert program.milestones.get(code="T-2").original_date == date(2026, 12, 1)
    assert program.budget_lines.get().realised == 250_000_000
    assert IndicatorValue.objects.get(year=2026).actual == 45.5
    rows = LedgerEntry.objects.filter(subject_id=program.pk, field="milestones/T-2/planned_date")
    assert [(row.office, row.reason) for row in rows] == [("Kepala", "Pengadaan server mundur.")]

    update = ProgramUpdatePage.objects.get()
    assert update.date == date(2026, 10, 5)
    html = client.get(program.url).content.decode()
    assert update.title in html
    assert "Loket dibuka di tiga puskesmas." in client.get(update.url).content.decode()
    for each in (program, other_program):
        each.refresh_from_db()
        assert each.reported_on == date(2026, 10, 5)
