"""The worker applies an approved import once, whole or not at all: when it dies, when two run, when others write."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.publishing.models import LedgerEntry, Publication
from cms.publishing.publication import retry_unfinished
from programs import changing
from programs.changing import applying as changing_applying
from programs.imports import applying, runs
from programs.imports.applying import apply_run, apply_waiting
from programs.models import ImportRun, Indicator, Milestone, ProgramPage
from programs.models.import_run import LEASE, MOST_ATTEMPTS
from tests.builders import TODAY, at, make_user

from .files import exported_rows, workbook

pytestmark = pytest.mark.django_db
NOW = at(TODAY)
LATER = NOW + LEASE + timedelta(seconds=1)
State = ImportRun.State


class Killed(BaseException):
    """What ends a process, and no handler of exceptions stops."""


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def run(city, check):
    """An approved import of a moved milestone, a new milestone, a new programme and an indicator's value."""
    data = workbook(
        program=[
            ["kode", "judul", "ringkasan", "fase", "dimensi", "opd_utama", "tanggal_mulai"],
            ["N-1", "Baru", "Janji.", "pendek", "LIV", "dishub", "2026-01-05"],
        ],
        tonggak=[
            ["kode_program", "kode", "judul", "tanggal_rencana", "alasan_perubahan"],
            ["P-01", "M2", "Pasang", "2026-06-30", "Lelang ulang."],
            ["P-02", "T1", "Tanam", "2026-09-01", None],
            ["N-1", "B1", "Mulai", "2026-10-01", None],
        ],
        nilai_indikator=[["kode_indikator", "tahun", "capaian"], ["LIV.002", 2026, 81]],
    )
    found = check(data)
    assert found.problems == []
    found.save_revision(user=found.uploaded_by, clean=False)
    runs.approve(found, make_user("kepala", first_name="Kiki"), "Kepala", NOW)
    return ImportRun.objects.get(pk=found.pk)


def fresh(run):
    return ImportRun.objects.get(pk=run.pk)


def date_of(code, program):
    row = Milestone.objects.filter(page__code=program, code=code).first()
    return row and row.planned_date.isoformat()


def written():
    """What of the import is in the database: all of it, or nothing."""
    return [
        date_of("M2", "P-01") == "2026-06-30",
        date_of("T1", "P-02") == "2026-09-01",
        date_of("B1", "N-1") == "2026-10-01",
        ProgramPage.objects.filter(code="N-1", live=True).exists(),
        Indicator.objects.get(code="LIV.002").values.get(year=2026).actual == 81,
    ]


def rows_of_ledger():
    fields = ["milestones/M2/planned_date", "milestones/T1", "values/2026/actual"]
    return [LedgerEntry.objects.filter(field=field).count() for field in fields]


def test_all_of_it_is_live_with_office_reason_and_note(run, committed):
    with committed():
        assert apply_run(run.pk, NOW)
    assert all(written())
    assert (fresh(run).state, fresh(run).live) == (State.APPLIED, True)
    assert rows_of_ledger() == [1, 1, 1]
    moved = LedgerEntry.objects.get(field="milestones/M2/planned_date")
    assert (moved.office, moved.reason) == ("Kepala", "Lelang ulang.")
    added = LedgerEntry.objects.get(field="milestones/T1")
    assert (added.office, added.reason) == ("Kepala", "Data triwulan.")
    assert LedgerEntry.objects.get(field="values/2026/actual").source == f"import:{run.pk}"


def test_the_pages_say_who_published_them_and_keep_a_version_of_it(run):
    apply_run(run.pk, NOW)
    for code in ("P-01", "N-1"):
        page = ProgramPage.objects.get(code=code)
        assert page.live_revision == page.latest_revision
        assert (page.live_revision.user.username, page.change_note) == ("kepala", "Data triwulan.")
        assert not page.has_unpublished_changes
    assert Milestone.objects.get(code="B1").original_date.isoformat() == "2026-10-01"
    assert Milestone.objects.get(code="M2").changed_on == TODAY
    content = ProgramPage.objects.get(code="P-01").live_revision.as_object()
    assert [row.planned_date.isoformat() for row in content.milestones.all() if row.code == "M2"] == ["2026-06-30"]


def test_nothing_is_applied_before_it_is_approved(run):
    ImportRun.objects.update(state=State.CHECKED)
    apply_waiting(NOW)
    assert not any(written())


@pytest.mark.parametrize(
    ("room", "name"),
    [
        (applying, "change_set"),
        (changing_applying, "add_rows"),
        (changing_applying, "store"),
        (ImportRun, "latest_revision"),
    ],
    ids=["before it writes", "between the rows", "before the versions", "before the run says so"],
)
def test_a_worker_killed_on_the_way_leaves_nothing_and_another_applies_it_once(run, room, name, monkeypatch, committed):
    def die(*args, **kwargs):
        raise Killed

    with monkeypatch.context() as broken:
        broken.setattr(room, name, property(die) if room is ImportRun else die)
        with pytest.raises(Killed), committed():
            apply_run(run.pk, NOW)
    assert not any(written())
    assert (fresh(run).state, fresh(run).live) == (State.APPROVED, False)
    assert not apply_run(run.pk, NOW)  # Nobody knows yet that the first one is dead.

    with committed():
        assert apply_run(run.pk, LATER)
    apply_waiting(LATER + 2 * LEASE)
    assert all(written())
    assert rows_of_ledger() == [1, 1, 1]
    assert ProgramPage.objects.filter(code="N-1").count() == 1


def test_a_worker_killed_after_it_wrote_loses_no_ledger_row(run, committed):
    apply_run(run.pk, NOW)  # Without what follows the commit.
    assert all(written())
    assert rows_of_ledger()[:2] == [0, 0]
    with committed():
        apply_waiting(LATER)
        retry_unfinished(LATER)
    assert rows_of_ledger() == [1, 1, 1]
    assert Publication.objects.exclude(remaining_steps=[]).count() == 0


def test_of_two_workers_at_once_one_applies_it(run, monkeypatch, committed):
    """The second comes while the first one prepares, and again when the first has outlived its reservation."""
    prepare, results = applying.prepare, []

    def meanwhile(*args):
        prepared = prepare(*args)
        if not results:
            results.append("on the way")
            results.append(apply_run(run.pk, NOW))
            results.append(apply_run(run.pk, LATER))
        return prepared

    monkeypatch.setattr(applying, "prepare", meanwhile)
    with committed():
        assert not apply_run(run.pk, NOW)
    assert results == ["on the way", False, True]
    assert all(written())
    assert rows_of_ledger() == [1, 1, 1]
    assert Publication.objects.filter(title="Baru").count() == 1


def test_what_is_withdrawn_while_it_is_prepared_is_not_written(run, monkeypatch):
    prepare = applying.prepare

    def meanwhile(*args):
        prepared = prepare(*args)
        assert runs.withdraw(run.pk, run.uploaded_by) is None
        return prepared

    monkeypatch.setattr(applying, "prepare", meanwhile)
    assert not apply_run(run.pk, NOW)
    assert fresh(run).state == State.WITHDRAWN
    assert not any(written())


def publish_other(person):
    page = ProgramPage.objects.get(code="P-01")
    row = next(row for row in page.milestones.all() if row.code == "M2")
    row.street = "Jalan Sutomo"
    page.milestones.add(row)
    page.save_revision(user=person).publish()


def change_indicator(person):
    Indicator.objects.get(code="LIV.002").values.filter(year=2025).update(actual=70)


def draft_elsewhere(person):
    page = ProgramPage.objects.get(code="P-02")
    page.status_note = "Draf."
    page.save_revision(user=person)


@pytest.mark.parametrize("other", [publish_other, change_indicator, draft_elsewhere])
def test_what_others_write_while_it_is_prepared_is_not_undone_and_it_comes_in_the_next_round(run, other, monkeypatch):
    prepare, done = applying.prepare_changes, []

    def meanwhile(*args, **kwargs):
        prepared = prepare(*args, **kwargs)
        if not done:
            done.append(other(make_user("budi")))
        return prepared

    monkeypatch.setattr(applying, "prepare_changes", meanwhile)
    apply_waiting(NOW)
    assert not any(written())
    assert fresh(run).state == State.APPROVED
    apply_waiting(NOW)
    assert all(written())
    kept = {
        publish_other: lambda: Milestone.objects.get(code="M2").street == "Jalan Sutomo",
        change_indicator: lambda: Indicator.objects.get(code="LIV.002").values.get(year=2025).actual == 70,
        draft_elsewhere: lambda: (
            ProgramPage.objects.get(code="P-02").get_latest_revision_as_object().status_note == "Draf."
        ),
    }
    assert kept[other]()


def test_the_same_value_changed_by_somebody_while_it_is_prepared_refuses_it_with_the_name(run, monkeypatch):
    prepare = applying.prepare_changes

    def meanwhile(*args, **kwargs):
        prepared = prepare(*args, **kwargs)
        page = ProgramPage.objects.get(code="P-01")
        row = next(row for row in page.milestones.all() if row.code == "M2")
        row.planned_date = TODAY + timedelta(days=300)
        page.milestones.add(row)
        page.save_revision(user=make_user("budi", first_name="Budi")).publish()
        monkeypatch.setattr(applying, "prepare_changes", prepare)
        return prepared

    monkeypatch.setattr(applying, "prepare_changes", meanwhile)
    apply_waiting(NOW)
    apply_waiting(NOW)
    assert fresh(run).state == State.REFUSED
    assert "P-01 / M2, tanggal_rencana" in fresh(run).refusal
    assert "Budi" in fresh(run).refusal
    assert date_of("B1", "N-1") is None


def test_one_that_keeps_ending_its_worker_is_given_up_and_can_be_asked_for_again(run):
    now = NOW
    for _attempt in range(MOST_ATTEMPTS):
        assert ImportRun.objects.to_apply(now).claim(now)
        now += 2 * LEASE
    apply_waiting(now)
    apply_run(run.pk, now)
    assert fresh(run).state == State.REFUSED
    assert fresh(run).refusal
    assert runs.apply_again(run.pk, run.uploaded_by) is None
    assert apply_run(run.pk, now)


def test_a_failure_of_ours_is_tried_again(run, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("Disk gone.")

    with monkeypatch.context() as patched:
        patched.setattr(changing, "prepare_changes", broken)
        patched.setattr(applying, "prepare_changes", broken)
        with pytest.raises(RuntimeError):
            apply_run(run.pk, NOW)
    assert apply_run(run.pk, LATER)


def test_progress_is_noted_on_the_way_and_keeps_the_run_reserved(run, monkeypatch):
    seen = []
    note = applying.Progress.note

    def noting(self):
        note(self)
        seen.append((fresh(run).percent, fresh(run).claimed_until == timezone.now() + LEASE))

    monkeypatch.setattr("programs.imports.progress.STEP", 1)
    monkeypatch.setattr(applying.Progress, "note", noting)
    apply_run(run.pk, NOW)
    percents = [percent for percent, _reserved in seen]
    assert percents == sorted(percents)
    assert percents[0] < percents[-1] == 100
    assert all(reserved for _percent, reserved in seen)


def test_the_draft_beside_it_gets_the_facts_and_keeps_its_words(run):
    page = ProgramPage.objects.get(code="P-01")
    page.title = "Lampu menurut draf"
    page.save_revision(user=make_user("budi"))
    assert apply_run(run.pk, NOW)
    page = ProgramPage.objects.get(code="P-01")
    draft = page.get_latest_revision_as_object()
    assert (page.title, draft.title, page.draft_title) == (
        'Lampu "hemat", terang',
        "Lampu menurut draf",
        "Lampu menurut draf",
    )
    assert [row.planned_date.isoformat() for row in draft.milestones.all() if row.code == "M2"] == ["2026-06-30"]
    assert page.has_unpublished_changes
    assert page.latest_revision.user.username == "budi"


def test_a_second_import_of_the_same_file_changes_nothing(run, check):
    apply_run(run.pk, NOW)
    before = exported_rows(TODAY)
    with run.file.open("rb") as file:
        assert check(file.read()).records == []
    assert exported_rows(TODAY) == before
