"""What people do with an import: upload, submit, withdraw. Who may, and when."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from ..models import ImportRun
from .examining import examine
from .reading import is_small

WITHDRAWABLE = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)
STALE = timedelta(minutes=5)
ADD, VIEW = "programs.add_importrun", "programs.view_importrun"


def receive(file, table, note, user, now):
    """Keep an uploaded file that was checked. A small one is read at once, a large one by the worker."""
    small = is_small(file, file.name)
    file.seek(0)
    run = ImportRun.objects.create(
        file=file,
        name=file.name[-200:],
        table=table,
        change_note=note,
        uploaded_by=user,
        uploaded_at=now,
        live=False,
    )
    if small:
        examine(run.pk, now)
        run.refresh_from_db()
    return run


def may_see(user, run):
    """Those who import, and those who decide, or have decided, about this one: deputies too."""
    if user.has_perm(VIEW) or user == run.approved_by:
        return True
    task = run.current_workflow_task
    return bool(task) and task.specific.user_can_access_editor(run, user)


def why_not_submit(run):
    """Why a run cannot be put forward, or None."""
    if run.live:
        return _("This import was applied already.")
    if run.state in (ImportRun.State.APPROVED, ImportRun.State.REFUSED):
        return _("This import was approved already.")
    if run.state != ImportRun.State.CHECKED:
        return _("Only a file without errors can be submitted.")
    if run.current_workflow_state:
        return _("This import was submitted already.")
    if not run.records:
        return _("The file changes nothing.")
    return None


@transaction.atomic
def submit(pk, user):
    """Put a run forward for approval. Returns why not, or None."""
    run = ImportRun.objects.select_for_update().get(pk=pk)
    if reason := why_not_submit(run):
        return reason
    run.save_revision(user=user, clean=False)
    run.get_workflow().start(run, user)
    return None


def approve(run, user, office, now):
    """Note that a run was approved, within the transaction of the decision. The worker applies it."""
    approved = {"approved_by": user, "approved_office": office, "approved_at": now}
    ImportRun.objects.filter(pk=run.pk).update(**approved, **queued(run))


def queued(run):
    """What a run says that waits to be applied."""
    state = {"state": ImportRun.State.APPROVED, "refusal": "", "attempts": 0, "claimed_until": None}
    return state | {"rows_done": 0, "rows_total": len(run.records)}


def apply_again(pk, user):
    """Have a run applied that was approved and could not be applied. Returns why not, or None.

    It needs no new decision: what was approved is the same, and is compared anew.
    """
    refused = ImportRun.objects.filter(pk=pk, state=ImportRun.State.REFUSED)
    if not refused.update(**queued(ImportRun.objects.get(pk=pk))):
        return _("Only an import that was approved and could not be applied can be applied again.")
    return None


@transaction.atomic
def withdraw(pk, user):
    """Take a run back that was not applied. Returns why not, or None.

    The run is held, as whoever decides about it does: of the two at once, one is told that it came too late.
    """
    run = ImportRun.objects.select_for_update().get(pk=pk)
    if run.live:
        return _("This import was applied already.")
    if (state := run.current_workflow_state) and state.status in WITHDRAWABLE:
        state.cancel(user=user)
    ImportRun.objects.filter(pk=pk).update(state=ImportRun.State.WITHDRAWN)
    return None


def has_stopped(run, now):
    """Whether a file has waited so long that the worker cannot be running."""
    since = run.uploaded_at if run.is_waiting else run.approved_at if run.is_being_applied else None
    return bool(since) and not run.claimed_until and now - since > STALE
