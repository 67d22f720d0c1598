"""Four eyes: nothing becomes public that only one person has seen. The rule knows no exception for superusers."""

from django.utils.translation import gettext as _
from wagtail.models import TaskState


class DecisionRefused(Exception):
    """A decision that the rules do not allow; the message says why. Nothing has changed."""

    def __init__(self, message, instance):
        super().__init__(message)
        self.instance = instance


def why_not_decide(task_state):
    """Why nobody can decide about a step any more, or None."""
    if task_state.status != TaskState.STATUS_IN_PROGRESS:
        person = task_state.finished_by
        if person:
            return _("%(person)s has decided about this step already.") % {"person": name_of(person)}
        return _("This step has ended already.")
    page = task_state.workflow_state.content_object
    if page is None:
        return _("What this step is about has been deleted.")
    if page.latest_revision_id != task_state.revision_id:
        return _("There is a newer version than the one put forward. Look at the newest version first.")
    return None


def why_not_approve(task_state, user):
    """Why this person may not approve a step, or None."""
    if reason := why_not_decide(task_state):
        return reason
    if task_state.workflow_state.requested_by_id == user.pk:
        return _("You put this forward yourself. Somebody else must approve it (four eyes).")
    if task_state.revision.user_id == user.pk:
        return _("You were the last to edit this. Somebody else must approve it (four eyes).")
    return None


def name_of(person):
    return person.get_full_name() or person.get_username()
