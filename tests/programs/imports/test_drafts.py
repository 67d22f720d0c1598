"""An import changes the draft of a programme that is not public, and makes nothing of it public."""

from datetime import date

import pytest

from cms.publishing.models import LedgerEntry, Publication
from programs.models import ImportRun, ProgramPage
from tests.builders import make_program, make_user, program_index

from .files import csv_text, workbook
from .test_rows import named

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return make_user("penulis", first_name="Wati")


@pytest.fixture
def draft(city, author):
    """A programme that was never published; the row in the table is older than the draft."""
    city_program = city[1]
    page = ProgramPage(
        title="Rintisan", slug="rintisan", code="D-1", summary="Janji.", start_date=date(2026, 1, 5), live=False,
        lead_agency=city_program.lead_agency, dimension=city_program.dimension,
    )  # fmt: skip
    program_index().add_child(instance=page)
    page.milestones = [
        page._meta.get_field("milestones").related_model(code="M1", title="Mulai", planned_date=date(2026, 5, 1))
    ]
    page.title = "Rintisan kedua"
    page.save_revision(user=author)
    return page


def latest(page):
    return ProgramPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_the_draft_is_what_the_file_is_compared_with(draft, check):
    run = check(csv_text(["kode", "judul"], ["D-1", "Rintisan kedua"]), "a.csv", "program")
    assert (run.problems, run.records) == ([], [])
    run = check(csv_text(["kode", "judul"], ["D-1", "Rintisan"]), "a.csv", "program")
    assert run.records[0]["fields"]["title"] == {"old": "Rintisan kedua", "new": "Rintisan"}
    assert (run.records[0]["new"], run.records[0]["draft"]) == (False, True)


def test_it_becomes_a_new_version_of_the_draft_and_stays_a_draft(draft, author, check, apply):
    before = Publication.objects.count()
    run = check(
        workbook(
            program=[["kode", "keterangan_status"], ["D-1", "Menunggu."]],
            tonggak=[
                ["kode_program", "kode", "judul", "tanggal_rencana"],
                ["D-1", "M1", "Mulai", "2026-06-01"],
                ["D-1", "M2", "Selesai", "2026-08-01"],
            ],
        )
    )
    assert run.problems == []
    assert apply(run).state == ImportRun.State.APPLIED
    page, version = ProgramPage.objects.get(pk=draft.pk), latest(draft)
    assert (page.live, page.has_unpublished_changes) == (False, True)
    assert (version.title, version.status_note) == ("Rintisan kedua", "Menunggu.")
    assert [(row.code, row.planned_date.isoformat()) for row in version.milestones.all()] == [
        ("M1", "2026-06-01"), ("M2", "2026-08-01"),
    ]  # fmt: skip
    assert page.latest_revision.user == author
    assert page.latest_revision_id != draft.latest_revision_id
    assert Publication.objects.count() == before
    assert not LedgerEntry.objects.filter(subject_id=draft.pk).exists()


def test_what_it_lacks_beside_is_asked_when_it_is_published(draft, check, apply):
    version = latest(draft)
    version.summary = ""
    version.save_revision(user=draft.latest_revision.user, clean=False)
    run = check(csv_text(["kode", "keterangan_status"], ["D-1", "Menunggu."]), "a.csv", "program")
    assert run.problems == []
    assert apply(run).state == ImportRun.State.APPLIED


def test_what_the_file_says_wrong_about_it_is_named(draft, check):
    run = check(csv_text(["kode", "tanggal_berakhir"], ["D-1", "2020-01-01"]), "a.csv", "program")
    assert named(run) == [("program", 2, "tanggal_berakhir")]


def test_a_draft_that_changed_since_the_dry_run_refuses_it_and_names_its_author(draft, check, apply):
    run = check(csv_text(["kode", "judul"], ["D-1", "Dari berkas"]), "a.csv", "program")
    version = latest(draft)
    version.title = "Dari Wati"
    version.save_revision(user=draft.latest_revision.user)
    run = apply(run)
    assert run.state == ImportRun.State.REFUSED
    assert "Wati" in run.refusal
    assert latest(draft).title == "Dari Wati"


def test_a_programme_taken_off_the_site_is_a_draft_again(city, check, apply):
    page = make_program(code="L-1", title="Lama")
    page.unpublish()
    run = check(csv_text(["kode", "judul"], ["L-1", "Lama sekali"]), "a.csv", "program")
    assert run.problems == []
    assert apply(run).state == ImportRun.State.APPLIED
    assert (ProgramPage.objects.get(code="L-1").live, latest(page).title) == (False, "Lama sekali")
