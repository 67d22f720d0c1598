"""The end of a workflow. A module of its own, because Wagtail imports it before its models are there."""

from django.utils import timezone


def publish_approved(workflow_state, user=None):
    """Publish the very version that was approved (WAGTAIL_FINISH_WORKFLOW_ACTION).

    What a version sets off elsewhere, it does itself first, in the same transaction: ``apply_approved(user, now)``,
    which raises DecisionRefused when it cannot. One that takes longer than a request may, only writes down that it was
    approved: ``queue_approved(user, office, now)``; whoever applies it later publishes it then, and not before.
    """
    from cms.core.approval import approved_by

    from .offices import office_of_step

    approved = workflow_state.task_states.filter(status="approved").latest("finished_at", "pk")
    subject, office = approved.revision.as_object(), office_of_step(approved)
    if hasattr(subject, "queue_approved"):
        subject.queue_approved(user=user, office=office, now=timezone.now())
        return
    if hasattr(subject, "apply_approved"):
        with approved_by(office):
            subject.apply_approved(user=user, now=timezone.now())
    approved.revision.publish(user=user, skip_permission_checks=True)
