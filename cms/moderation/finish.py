"""The end of a workflow. A module of its own, because Wagtail imports it before its models are there."""


def publish_approved(workflow_state, user=None):
    """Publish the very version that was approved (WAGTAIL_FINISH_WORKFLOW_ACTION)."""
    approved = workflow_state.task_states.filter(status="approved").latest("finished_at", "pk")
    approved.revision.publish(user=user, skip_permission_checks=True)
