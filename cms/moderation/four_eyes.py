"""Four eyes: nothing becomes public that only one person has seen. The rule knows no exception for superusers."""

from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from cms.core.submission import reasons_to_wait

MOST_REASONS = 3


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
    if task_state.workflow_state.content_object is None:
        return _("What this step is about has been deleted.")
    return None


def why_not_approve(task_state, user):
    """Why this person may not approve a step, or None: the rule of four eyes."""
    if reason := why_not_decide(task_state):
        return reason
    if task_state.workflow_state.content_object.latest_revision_id != task_state.revision_id:
        return _("There is a newer version than the one put forward. Look at the newest version first.")
    if task_state.workflow_state.requested_by_id == user.pk:
        return _("You put this forward yourself. Somebody else must approve it (four eyes).")
    if task_state.revision.user_id == user.pk:
        return _("You were the last to edit this. Somebody else must approve it (four eyes).")
    return None


def why_not_ready(task_state):
    """What the checks before submission find in the version put forward, or None: it may have come past its form."""
    draft = task_state.revision.as_object()
    reasons = reasons_to_wait(draft) if isinstance(draft, Page) else []
    return " ".join(reasons[:MOST_REASONS]) or None


def name_of(person):
    return person.get_full_name() or person.get_username()
