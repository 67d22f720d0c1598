"""What we add to Wagtail's workflow engine."""

from wagtail.models import WorkflowState

from .four_eyes import why_not_approve


def ask_again(instance, user):
    """Start the workflow's steps over when the version put forward is no longer the latest. Returns whether it did."""
    state = instance.current_workflow_state
    if not state or state.status != WorkflowState.STATUS_IN_PROGRESS:
        return False
    task_state = state.current_task_state
    if task_state is None or task_state.revision_id == instance.latest_revision_id:
        return False
    task_state.specific.cancel(user=user)  # The engine then starts the first step that has not seen this version.
    return True


def approvers(task_state, today):
    """The people who may approve a step on a day, after the rule of four eyes."""
    people = task_state.task.specific.deciders(today)
    return [person for person in people if not why_not_approve(task_state, person)]
