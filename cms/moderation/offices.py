"""Which office approved something: offices, never persons, are named in public."""

from wagtail.models import TaskState

from cms.core.approval import approving_office


def office_that_approved(instance):
    """The office that had the last say about the live version: "Kepala". Empty for what came past no approval."""
    if office := approving_office():
        return office
    states = TaskState.objects.filter(revision=instance.live_revision_id, status=TaskState.STATUS_APPROVED)
    last = (
        states.order_by("-finished_at", "-pk").select_related("finished_by").first()
        if instance.live_revision_id
        else None
    )
    return office_of_step(last) if last else ""


def office_of_step(task_state):
    """The group of the step that the person who decided belongs to; a deputy decides for its first group."""
    groups = task_state.task.specific.groups.order_by("pk")
    own = groups.filter(user=task_state.finished_by).first()
    return str(own or groups.last() or "")


def office_of_confirmer(user):
    """The group by which somebody confirms changes of the registers; empty for one without such a group."""
    may = user.groups.filter(permissions__codename="confirm_registerchange") if user else None
    return str(may.order_by("pk").first() or "") if may is not None else ""
