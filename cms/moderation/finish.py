"""The end of a workflow. A module of its own, because Wagtail imports it before its models are there."""

from django.utils import timezone


def publish_approved(workflow_state, user=None):
    """Publish the very version that was approved (WAGTAIL_FINISH_WORKFLOW_ACTION).

    A subject that changes other records when it is approved has ``apply_approved(user, now)``. It runs first, in the
    transaction of the decision, and may raise DecisionRefused: then nothing was decided and nothing is written.
    """
    from .subjects import subject_of

    approved = workflow_state.task_states.filter(status="approved").latest("finished_at", "pk")
    subject = subject_of(workflow_state)
    if hasattr(subject, "apply_approved"):
        subject.apply_approved(user=user, now=timezone.now())
    approved.revision.publish(user=user, skip_permission_checks=True)
