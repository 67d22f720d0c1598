"""Two thousand rows, forty a programme: read by the worker, with progress noted on the way, and applied as one."""

import time

import pytest

from programs.imports import runs
from programs.imports.applying import apply_waiting
from programs.imports.examining import examine_waiting
from programs.imports.progress import Progress
from programs.models import ImportRun, Milestone
from tests.builders import TODAY, at
from tests.programs.exchange.volume import fill_up

from .files import exported_rows, exported_workbook

pytestmark = pytest.mark.django_db
ROWS = 2000
AFFORDED = 120  # Seconds for each half, on two busy cores; see docs/operators.md for what was measured.


def test_two_thousand_changed_rows(city, check, monkeypatch):
    full, _bare = city
    row = {"page": full, "title": "Tonggak", "planned_date": TODAY}
    Milestone.objects.bulk_create([Milestone(code=f"T{n}", sort_order=3 + n, **row) for n in range(37)])
    fill_up(full, ROWS // 40 + 1)
    rows = exported_rows(TODAY)["tonggak"][:ROWS]
    for row in rows:
        row["bobot"] = row["bobot"] % 1000 + 1
    noted = []
    note = Progress.note
    monkeypatch.setattr(Progress, "note", lambda self: noted.append(int(self.rows_done)) or note(self))
    run = check(exported_workbook(TODAY, {"tonggak": rows}))
    assert run.is_waiting  # Too many rows to wait for in a request.

    started = time.monotonic()
    examine_waiting(at(TODAY))
    run = ImportRun.objects.get()
    read = time.monotonic() - started
    assert (run.problems, len(run.records), run.rows_total) == ([], ROWS, ROWS)
    assert noted == sorted(noted)
    assert len(noted) >= 2

    run.save_revision(clean=False)
    runs.approve(run, None, "Kepala", at(TODAY))
    started = time.monotonic()
    apply_waiting(at(TODAY))
    applied = time.monotonic() - started
    run.refresh_from_db()
    assert (run.state, run.live) == (ImportRun.State.APPLIED, True)
    weights = Milestone.objects.values_list("page__code", "code", "weight")
    live = {(program, code): weight for program, code, weight in weights}
    assert all(live[row["kode_program"], row["kode"]] == row["bobot"] for row in rows)
    print(f"{ROWS} rows: read in {read:.1f} s, applied in {applied:.1f} s")  # noqa: T201 - what pytest -s is for
    assert max(read, applied) < AFFORDED
