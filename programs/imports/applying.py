"""After approval: the worker makes live what the file said, all of it or nothing.

Everything slow happens before the one short transaction that writes, and the run itself is part of that transaction:
a worker that dies on the way leaves nothing behind, and of two workers one finds the run applied already.
"""

import logging

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..changing import ChangedMeanwhile, ChangesRefused, prepare_changes
from ..models import ImportRun
from ..models.import_run import MOST_ATTEMPTS
from .meanwhile import changed_meanwhile
from .places import change_set, spoken
from .progress import Progress
from .refusing import Refused, refuse

logger = logging.getLogger("cms.programs")


def apply_waiting(now):
    """The worker's job: apply what was approved, the oldest first."""
    for pk in list(ImportRun.objects.to_apply(now).values_list("pk", flat=True)[:10]):
        apply_run(pk, timezone.now())


def apply_run(pk, now):
    """Apply one approved import, unless another process is at it. Returns whether it is live now.

    One that others changed just while it was written is tried again in the next round; one that ended the process
    that applied it, three times, is given up.
    """
    if not ImportRun.objects.to_apply(now).filter(pk=pk).claim(now):
        return False
    run = ImportRun.objects.select_related("approved_by").get(pk=pk)
    try:
        if run.attempts > MOST_ATTEMPTS:
            raise Refused(_("Nothing was imported: the work broke off three times. Tell the administrator."))
        return write(run, prepare(run, now), now)
    except Refused as refused:
        refuse(run, str(refused), now)
    except ChangedMeanwhile:
        logger.info("Import %s: others were writing at the same moment; it is tried again.", pk)
        ImportRun.objects.held_by(run).update(claimed_until=None, attempts=run.attempts - 1)
    return False


def prepare(run, now):
    """What writes the changes of a run. Raises Refused, which names records, fields and people."""
    changes = change_set(run.records)
    try:
        prepared = prepare_changes(
            changes, user=run.approved_by, note=run.change_note, now=now, done=Progress(run, passes=2)
        )
    except ChangesRefused as refused:
        said = [f"{spoken(problem.path)}: {problem.message}" for problem in refused.problems]
        raise Refused.because(changed_meanwhile(run.records) or said) from refused
    if reasons := changed_meanwhile(run.records):
        raise Refused.because(reasons)
    return prepared


@transaction.atomic
def write(run, prepared, now):
    """Write it, once: a process that lost the run meanwhile, or whose run was withdrawn, writes nothing."""
    if not ImportRun.objects.held_by(run).update(
        state=ImportRun.State.APPLIED, rows_done=run.rows_total, claimed_until=None
    ):
        return False
    prepared.write(office=run.approved_office, source=f"import:{run.pk}")
    run.latest_revision.publish(user=run.approved_by, skip_permission_checks=True)
    logger.info("Import %s: applied, %s records.", run.pk, len(run.records))
    return True
