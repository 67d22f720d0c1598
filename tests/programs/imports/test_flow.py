"""From the upload to what is live, through the admin's own pages, and every way on which it stops."""

import pytest
from django.urls import reverse
from wagtail.models import WorkflowState

from cms.core.models import QueuedMail
from cms.moderation.roles import ADMINISTRATOR, EDITOR, HEAD
from cms.publishing.models import LedgerEntry
from programs.exchange.tables import TABLES
from programs.imports import runs
from programs.imports.applying import apply_waiting
from programs.imports.examining import examine_waiting
from programs.models import ImportRun, Milestone, ProgramPage
from tests.builders import TODAY, at, make_contributor, make_member
from tests.moderation.desk import Desk

from .files import csv_text, uploaded

pytestmark = pytest.mark.django_db
URL = "/admin/impor/"
MOVED = csv_text(
    ["kode_program", "kode", "tanggal_rencana", "alasan_perubahan"], ["P-01", "M2", "2026-06-30", "Lelang ulang."]
)


@pytest.fixture
def editor(city, today):
    return Desk(make_member("editor", EDITOR, first_name="Sari"))


@pytest.fixture
def other(city):
    return Desk(make_member("editor2", EDITOR, first_name="Budi"))


@pytest.fixture
def head(city):
    return Desk(make_member("kepala", HEAD))


def send(desk, data=MOVED, name="tonggak.csv", follow=True, **fields):
    posted = {"file": uploaded(data, name), "change_note": "Data triwulan pertama."} | fields
    return desk.client.post(URL, posted, follow=follow)


def press(desk, run, action):
    return desk.client.post(reverse(f"imports:{action}", args=[run.pk]), follow=True)


def result(desk, run):
    return desk.client.get(run.address).content.decode()


def submitted(desk, **options):
    send(desk, **options)
    run = ImportRun.objects.latest("pk")
    press(desk, run, "submit")
    run.refresh_from_db()
    return run


def approve(desk, run):
    """Approve the last step, and have the worker do its round. Gives the run as it is then."""
    desk.decide(ImportRun.objects.get(pk=run.pk))
    apply_waiting(at(TODAY))
    return ImportRun.objects.get(pk=run.pk)


def milestone():
    return Milestone.objects.get(page__code="P-01", page__live=True, code="M2")


def step_of(run):
    run = ImportRun.objects.get(pk=run.pk)
    return run.current_workflow_task.name if run.workflow_in_progress else None


def test_from_the_file_to_the_public_page(editor, other, head, django_capture_on_commit_callbacks):
    before = milestone().planned_date
    page = send(editor).content.decode()
    assert "30 Juni 2026" in page
    assert "11 April 2026" in page
    run = ImportRun.objects.get()
    assert (run.state, run.live) == (ImportRun.State.CHECKED, False)

    press(editor, run, "submit")
    assert step_of(run) == "Penyuntingan"
    press(editor, run, "submit")
    assert WorkflowState.objects.count() == 1
    editor.decide(run)
    assert step_of(run) == "Penyuntingan"

    waiting = other.client.get(reverse("moderation_decide", args=[run.current_workflow_task_state.pk]))
    assert "30 Juni 2026" in waiting.content.decode()
    other.decide(run)
    assert step_of(run) == "Persetujuan"
    assert milestone().planned_date == before

    head.decide(ImportRun.objects.get(pk=run.pk))
    run = ImportRun.objects.get(pk=run.pk)
    assert (step_of(run), run.state, run.live) == (None, ImportRun.State.APPROVED, False)
    assert milestone().planned_date == before
    assert "menunggu" in result(editor, run)

    with django_capture_on_commit_callbacks(execute=True):
        apply_waiting(at(TODAY))
    run = ImportRun.objects.get(pk=run.pk)
    assert (run.state, run.live) == (ImportRun.State.APPLIED, True)
    assert milestone().planned_date.isoformat() == "2026-06-30"
    entry = LedgerEntry.objects.get(field="milestones/M2/planned_date")
    assert (entry.office, entry.reason) == ("Kepala", "Lelang ulang.")
    assert reverse("imports:withdraw", args=[run.pk]) not in result(editor, run)


def test_nobody_approves_an_own_import(head, other):
    run = submitted(head)
    head.decide(run)
    assert step_of(run) == "Penyuntingan"
    other.decide(run)
    run = ImportRun.objects.get(pk=run.pk)
    approve(head, run)
    assert step_of(run) == "Persetujuan"
    assert milestone().planned_date.isoformat() != "2026-06-30"


def test_the_administrator_alone_can_make_nothing_live(city, today):
    admin = Desk(make_member("admin", ADMINISTRATOR, is_superuser=True))
    run = submitted(admin)
    admin.decide(run)
    assert step_of(run) == "Penyuntingan"


def change(desk, **fields):
    """Somebody publishes another value of the milestone meanwhile."""
    page = ProgramPage.objects.get(code="P-01")
    row = next(row for row in page.milestones.all() if row.code == "M2")
    for name, value in fields.items():
        setattr(row, name, value)
    page.milestones.add(row)
    page.save_revision(user=desk.person).publish()


def test_what_changed_since_the_dry_run_stops_it_and_is_named(editor, other, head):
    run = submitted(editor)
    other.decide(run)
    change(other, planned_date=TODAY.replace(month=9))
    run = approve(head, run)
    assert (run.state, run.live) == (ImportRun.State.REFUSED, False)
    for part in ("P-01 / M2", "tanggal_rencana", "Budi"):
        assert part in run.refusal
        assert part in result(editor, run)
    assert milestone().planned_date == TODAY.replace(month=9)
    press(editor, run, "withdraw")
    run.refresh_from_db()
    assert run.state == ImportRun.State.WITHDRAWN


def test_everybody_who_took_part_is_told_that_it_could_not_be_applied(editor, other, head):
    run = submitted(editor)
    other.decide(run)
    change(other, planned_date=TODAY.replace(month=9))
    QueuedMail.objects.all().delete()
    run = approve(head, run)
    told = {mail.recipient: mail.text for mail in QueuedMail.objects.filter(text__contains=run.refusal)}
    assert set(told) == {editor.person, other.person, head.person}
    assert run.address in told[editor.person]
    apply_waiting(at(TODAY))
    assert QueuedMail.objects.filter(text__contains=run.refusal).count() == 3


def test_another_field_that_changed_meanwhile_is_kept(editor, other, head):
    run = submitted(editor)
    other.decide(run)
    change(other, street="Jalan Sutomo")
    approve(head, run)
    assert (milestone().street, milestone().planned_date.isoformat()) == ("Jalan Sutomo", "2026-06-30")


def draft_with(person, **fields):
    """Somebody keeps a draft of the programme in which the milestone has another value."""
    draft = ProgramPage.objects.get(code="P-01").get_latest_revision_as_object()
    row = next(row for row in draft.milestones.all() if row.code == "M2")
    for name, value in fields.items():
        setattr(row, name, value)
    draft.milestones.add(row)
    return draft.save_revision(user=person)


def test_a_draft_beside_it_stops_it_and_names_its_author(editor, other, head):
    run = submitted(editor)
    other.decide(run)
    draft_with(other.person, planned_date=TODAY.replace(month=10))
    run = approve(head, run)
    assert run.state == ImportRun.State.REFUSED
    assert "P-01 / M2, tanggal_rencana: Budi" in run.refusal
    assert milestone().planned_date.isoformat() != "2026-06-30"


def test_once_the_draft_is_gone_it_is_applied_again_without_a_new_approval(editor, other, head):
    run = submitted(editor)
    other.decide(run)
    draft_with(other.person, planned_date=TODAY.replace(month=10))
    run = approve(head, run)
    draft_with(other.person, planned_date=milestone().planned_date)
    assert "terapkan-lagi" in result(editor, run)
    press(editor, run, "apply_again")
    apply_waiting(at(TODAY))
    run.refresh_from_db()
    assert (run.state, run.refusal) == (ImportRun.State.APPLIED, "")
    assert milestone().planned_date.isoformat() == "2026-06-30"
    assert ImportRun.objects.get().approved_by == head.person


def test_nothing_is_applied_again_but_what_was_approved(editor, other, head):
    run = submitted(editor)
    press(editor, run, "apply_again")
    apply_waiting(at(TODAY))
    assert step_of(run) == "Penyuntingan"
    other.decide(run)
    run = approve(head, run)
    press(editor, run, "apply_again")
    assert ImportRun.objects.get().state == ImportRun.State.APPLIED


def test_of_two_imports_of_the_same_value_the_second_is_refused(editor, other, head):
    first = submitted(editor)
    later = csv_text(["kode_program", "kode", "tanggal_rencana"], ["P-01", "M2", "2026-07-31"])
    second = submitted(other, data=later)
    for run, reviewer in [(first, other), (second, editor)]:
        reviewer.decide(run)
        head.decide(ImportRun.objects.get(pk=run.pk))
    apply_waiting(at(TODAY))
    assert milestone().planned_date.isoformat() == "2026-06-30"
    first.refresh_from_db()
    second.refresh_from_db()
    assert [run.live for run in (first, second)] == [True, False]
    assert "P-01 / M2, tanggal_rencana" in second.refusal
    assert "kepala" in second.refusal  # Whose approval made the first one live.


def test_one_wrong_record_keeps_the_others_from_being_written(editor, other, head):
    two = csv_text(
        ["kode_program", "kode", "tanggal_rencana"], ["P-01", "M2", "2026-06-30"], ["P-01", "M3", "2026-07-01"]
    )
    run = submitted(editor, data=two)
    other.decide(run)
    Milestone.objects.filter(code="M3").update(planned_date=TODAY.replace(year=2030))
    assert approve(head, run).state == ImportRun.State.REFUSED
    assert milestone().planned_date.isoformat() != "2026-06-30"


def test_an_approved_import_can_be_withdrawn_until_it_is_applied(editor, other, head):
    run = submitted(editor)
    other.decide(run)
    head.decide(ImportRun.objects.get(pk=run.pk))
    press(editor, run, "withdraw")
    apply_waiting(at(TODAY))
    run.refresh_from_db()
    assert (run.state, run.live) == (ImportRun.State.WITHDRAWN, False)
    assert milestone().planned_date.isoformat() != "2026-06-30"


def test_the_page_of_an_approved_import_refreshes_itself_until_it_is_applied(editor, other, head):
    run = submitted(editor)
    other.decide(run)
    head.decide(ImportRun.objects.get(pk=run.pk))
    page = result(editor, run)
    assert '<meta http-equiv="refresh" content="5">' in page
    assert "<progress" in page
    apply_waiting(at(TODAY))
    assert "http-equiv" not in result(editor, run)


def test_a_deputy_who_approved_sees_what_became_of_it(editor, other, city):
    deputy = Desk(make_contributor(city[0].lead_agency))
    run = submitted(editor)
    assert deputy.client.get(run.address).status_code in (302, 403)
    ImportRun.objects.filter(pk=run.pk).update(approved_by=deputy.person)
    assert deputy.client.get(run.address).status_code == 200


def test_what_is_sent_back_can_be_withdrawn_and_not_submitted_again(editor, other):
    run = submitted(editor)
    other.decide(run, "reject", "Tanggal M2 keliru.")
    assert "Tanggal M2 keliru." in result(editor, run)
    press(editor, run, "submit")
    assert step_of(run) is None
    press(editor, run, "withdraw")
    run.refresh_from_db()
    assert run.state == ImportRun.State.WITHDRAWN
    press(editor, run, "submit")
    assert step_of(run) is None


def test_a_file_with_errors_lists_them_and_cannot_be_submitted(editor):
    page = send(editor, MOVED.replace(b"2026-06-30", b"31-02-2026")).content.decode()
    assert "31-02-2026" in page
    assert "tanggal_rencana" in page
    run = ImportRun.objects.get()
    press(editor, run, "submit")
    assert step_of(run) is None


def test_a_file_that_changes_nothing_cannot_be_submitted(editor):
    send(editor, csv_text(["kode_program", "kode", "judul"], ["P-01", "M2", "Pasang"]))
    run = ImportRun.objects.get()
    assert (run.state, run.records) == (ImportRun.State.CHECKED, [])
    press(editor, run, "submit")
    assert step_of(run) is None


@pytest.mark.parametrize(("data", "name"), [(MOVED, "data.xlsm"), (b"", "a.csv"), (b"x", "a.xlsx")])
def test_a_file_that_is_not_to_be_opened_is_refused_at_the_form_and_kept_nowhere(data, name, editor):
    response = send(editor, data, name, follow=False)
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert "Data triwulan pertama." in response.content.decode()
    assert not ImportRun.objects.exists()


def test_50_megabytes_are_refused_by_their_announced_length(editor):
    response = editor.client.post(URL, {"change_note": "x"}, CONTENT_LENGTH=str(50 * 1024 * 1024))
    assert response.status_code == 413
    assert "10 MB" in response.content.decode()


def test_a_form_without_its_token_is_refused(editor):
    editor.client.handler.enforce_csrf_checks = True
    assert send(editor, follow=False).status_code == 403
    assert not ImportRun.objects.exists()


def test_a_large_file_waits_for_the_worker_on_a_page_that_refreshes_itself(editor, monkeypatch, today):
    monkeypatch.setattr(runs, "is_small", lambda *args: False)
    page = send(editor).content.decode()
    run = ImportRun.objects.get()
    assert run.is_waiting
    assert '<meta http-equiv="refresh" content="5">' in page
    examine_waiting(at(TODAY))
    page = result(editor, run)
    assert "http-equiv" not in page
    assert "30 Juni 2026" in page


def test_the_pages_of_the_result_are_bounded(editor):
    rows = [["P-02", f"M{number:03}", "Tonggak", "2026-06-30"] for number in range(120)]
    send(editor, csv_text(["kode_program", "kode", "judul", "tanggal_rencana"], *rows))
    run = ImportRun.objects.get()
    page = result(editor, run)
    assert "M049" in page
    assert "M050" not in page
    assert "M119" in editor.client.get(f"{run.address}?page=3").content.decode()


def test_what_was_typed_stays_text(editor):
    send(editor, csv_text(["kode_program", "kode", "judul"], ["P-01", "M2", "<script>alert(1)</script>"]))
    page = result(editor, ImportRun.objects.get())
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("role", [EDITOR, HEAD, ADMINISTRATOR])
def test_the_offices_import(role, city, today):
    desk = Desk(make_member("orang", role))
    assert send(desk).status_code == 200
    assert ImportRun.objects.count() == 1
    assert URL in desk.client.get("/admin/").content.decode()


def test_contributors_do_not(editor, city):
    run = submitted(editor)
    desk = Desk(make_contributor(city[0].lead_agency))
    assert URL not in desk.client.get("/admin/").content.decode()
    for address in (URL, run.address):
        assert desk.client.get(address).status_code in (302, 403)
    send(desk)
    press(desk, run, "withdraw")
    desk.decide(run)
    assert ImportRun.objects.count() == 1
    assert step_of(run) == "Penyuntingan"


def test_the_file_lies_where_no_web_server_hands_it_out(editor, client):
    send(editor)
    run = ImportRun.objects.get()
    assert run.file.name.startswith("imports/")
    assert "tonggak" not in run.file.name
    assert client.get(f"/media/{run.file.name}").status_code == 404
    assert run.file.read() == MOVED
    assert TABLES["tonggak"].name == "tonggak"
