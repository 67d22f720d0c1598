"""The receivers that hear of steps starting and ending; all they do is call ``notifications``."""

from django.dispatch import receiver
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_approved,
    task_rejected,
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from . import notifications


def replace_wagtails_mails():
    """Wagtail's own mails omit the comment of an approval, and tell only the submitter: ours take their place."""
    task_submitted.disconnect(sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification")
    for signal, name in [
        (workflow_submitted, "submitted"),
        (workflow_rejected, "rejected"),
        (workflow_approved, "approved"),
    ]:
        signal.disconnect(sender=WorkflowState, dispatch_uid=f"workflow_state_{name}_email_notification")


@receiver(task_submitted)
def on_step_started(sender, instance, user, **kwargs):
    notifications.step_started(instance, user)


@receiver(task_approved)
def on_step_approved(sender, instance, user, **kwargs):
    notifications.step_decided(instance, user, approved=True)


@receiver(task_rejected)
def on_step_rejected(sender, instance, user, **kwargs):
    notifications.step_decided(instance, user, approved=False)
