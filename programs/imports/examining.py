"""The dry run: everything that is wrong with a file, or everything that it would change. Nothing live changes."""

import logging

from django.utils import timezone
from django.utils.translation import gettext as _

from ..changing import problems_of
from ..models import ImportRun
from ..models.import_run import MOST_ATTEMPTS
from .comparing import compare
from .faults import Faults, FileRefused
from .known import KnownCodes
from .lines import entries_of
from .places import change_set
from .progress import Progress
from .reading import read_sheets

logger = logging.getLogger("cms.programs")


def examine_waiting(now):
    """The worker's job: read the files that wait, the oldest first."""
    for pk in list(ImportRun.objects.waiting(now).values_list("pk", flat=True)[:10]):
        examine(pk, timezone.now())


def examine(pk, now):
    """Read one file, unless another process is at it. Returns whether this one did.

    A file that ended the process that read it, three times, is given up.
    """
    if not ImportRun.objects.waiting(now).filter(pk=pk).claim(now):
        return False
    run = ImportRun.objects.get(pk=pk)
    faults = Faults()
    if run.attempts > MOST_ATTEMPTS:
        faults.add(_("The file could not be read. Save it anew, or divide it."))
    else:
        try:
            look_through(run, timezone.localdate(now), faults)
        except FileRefused as refused:
            faults.add(refused)
    finish(run, faults)
    return True


def look_through(run, today, faults):
    with run.file.open("rb") as file:
        sheets = read_sheets(file, run.name, run.table, faults)
    run.rows_total = sum(len(sheet.lines) for sheet in sheets)
    ImportRun.objects.filter(pk=run.pk).update(rows_total=run.rows_total)
    known = KnownCodes(sheets)
    entries = [entry for sheet in sheets for entry in entries_of(sheet, known, faults)]
    compared = compare(entries, today, faults)
    if not sheets and not faults or sheets and not run.rows_total and not faults:
        raise FileRefused(_("There are no rows below the titles."))
    run.records, run.counts = compared.records, compared.counts
    if not faults:  # What is half understood cannot be judged as a whole.
        validate(run, compared, today, faults)


def validate(run, compared, today, faults):
    """Ask the rules of programmes and indicators about each of them, as the worker will ask again after approval."""
    progress = Progress(run, run.rows_total - len(compared.records))
    for problem in problems_of(change_set(compared.records), today, done=progress):
        faults.add(problem.message, *place_of(problem.path, compared.places))


def place_of(path, places):
    """Sheet, row and column of what a path in a change set is about; of the nearest record where it names none."""
    path = tuple(str(part) for part in path)
    if (*path[:2], "fields", *path[2:]) in places:
        return places[(*path[:2], "fields", *path[2:])]
    for end in range(len(path), 0, -1):
        if path[:end] in places:
            return places[path[:end]]
    return next((place for other, place in places.items() if other[:2] == path[:2]), ("", None, ""))


def finish(run, faults):
    """Write down what was found, once; a process that lost its reservation meanwhile writes nothing."""
    state = ImportRun.State.FAULTY if faults else ImportRun.State.CHECKED
    result = {
        "state": state,
        "problems": faults.as_json(),
        "more_problems": faults.more,
        "records": [] if faults else run.records,
        "counts": run.counts,
        "rows_done": run.rows_total,
        "rows_total": run.rows_total,
        "claimed_until": None,
    }
    if ImportRun.objects.held_by(run).update(**result):
        logger.info("Import %s: %s, %s rows, %s errors.", run.pk, state, run.rows_total, len(faults.found))
