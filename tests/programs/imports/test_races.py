"""Two workers, and a worker that dies: a file is read once, and never lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from programs.imports import examining, runs
from programs.imports.examining import examine, examine_waiting
from programs.imports.progress import STEP, Progress
from programs.models import ImportRun
from programs.models.import_run import LEASE, MOST_ATTEMPTS
from tests.builders import TODAY, at

from .files import csv_text

pytestmark = pytest.mark.django_db
NOW = at(TODAY)


@pytest.fixture
def run(city, check, monkeypatch):
    """A file that waits for the worker."""
    monkeypatch.setattr(runs, "is_small", lambda *args: False)
    return check(csv_text(["kode_program", "kode", "judul"], ["P-01", "M2", "Baru"]), "a.csv")


def fresh(run):
    return ImportRun.objects.get(pk=run.pk)


def claim(run, now):
    return ImportRun.objects.waiting(now).filter(pk=run.pk).claim(now)


def test_two_workers_do_not_read_the_same_file(run):
    assert claim(run, NOW)
    assert not claim(run, NOW)
    assert not examine(run.pk, NOW)
    assert fresh(run).is_waiting


def test_a_second_worker_finds_nothing_to_do(run, monkeypatch):
    looked = []
    original = examining.look_through
    monkeypatch.setattr(examining, "look_through", lambda run, *rest: looked.append(run) or original(run, *rest))

    def meanwhile(*args):
        examine_waiting(NOW)
        return original_reading(*args)

    original_reading = examining.read_sheets
    monkeypatch.setattr(examining, "read_sheets", meanwhile)
    examine_waiting(NOW)
    assert len(looked) == 1
    assert fresh(run).state == ImportRun.State.CHECKED


def test_a_worker_that_died_is_followed_by_another(run):
    claim(run, NOW)
    assert not examine(run.pk, NOW + LEASE - timedelta(seconds=1))
    assert examine(run.pk, NOW + LEASE + timedelta(seconds=1))
    assert fresh(run).state == ImportRun.State.CHECKED


def test_a_worker_that_lost_its_file_writes_nothing(run):
    claim(run, NOW)
    slow = fresh(run)
    examine(run.pk, NOW + 2 * LEASE)
    done = fresh(run)
    examining.finish(slow, examining.Faults())
    assert fresh(run).records == done.records
    assert done.records


def test_progress_keeps_the_reservation(run, monkeypatch):
    claim(run, NOW)
    ImportRun.objects.update(rows_total=100)
    progress = Progress(fresh(run))
    monkeypatch.setattr(timezone, "now", lambda: NOW + LEASE)
    for _part in range(STEP):
        progress({"fields": {"title": "a"}, "milestones": {"M1": {}, "M2": {}}})
    assert not claim(run, NOW + LEASE + timedelta(seconds=1))
    assert fresh(run).rows_done == 3 * STEP


def test_a_file_that_keeps_ending_its_worker_is_given_up(run):
    now = NOW
    for _attempt in range(MOST_ATTEMPTS):
        assert claim(run, now)
        now += 2 * LEASE
    assert examine(run.pk, now)
    assert fresh(run).state == ImportRun.State.FAULTY


def test_a_failure_of_ours_is_tried_again_and_then_named(run, monkeypatch):
    def broken(*args):
        raise RuntimeError("Disk gone.")

    monkeypatch.setattr(examining, "read_sheets", broken)
    with pytest.raises(RuntimeError):
        examine(run.pk, NOW)
    assert fresh(run).is_waiting
