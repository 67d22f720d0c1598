"""What somebody finds first after logging in: what to do next, from every room that the setting NEXT_STEPS names.

Each function takes a person and today's date and yields NextSteps; one that does not concern the person yields none.
"""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import WorkflowState

from .models import RegisterChange, UrgentPublication
from .registers.people import may_confirm, registers_seen_by
from .urgent import may_decide
from .waiting import waiting_for


@dataclass(frozen=True)
class NextStep:
    """A sentence that says what to do, where, and whether it is late."""

    text: str
    url: str
    is_late: bool = False


def next_steps(user, today):
    return [step for name in settings.NEXT_STEPS for step in import_string(name)(user, today)]


def sent_back(user, today):
    """What this person put forward and got back with a comment."""
    states = WorkflowState.objects.filter(requested_by=user, status=WorkflowState.STATUS_NEEDS_CHANGES)
    for state in states.select_related("current_task_state").prefetch_related("content_object")[:10]:
        if state.content_object:
            comment = state.current_task_state.comment
            text = _("Mend “%(title)s”: %(comment)s") % {"title": state.content_object, "comment": comment}
            yield NextStep(text, reverse("moderation_decide", args=[state.current_task_state_id]), is_late=True)


def decisions(user, today):
    """How many steps wait for this person, and how many of them too long."""
    steps = [step for step in waiting_for(user, today) if not step.why_not]
    late = sum(step.days_overdue > 0 for step in steps)
    if steps:
        text = ngettext("Decide about %(count)d submission.", "Decide about %(count)d submissions.", len(steps))
        yield NextStep(text % {"count": len(steps)}, "#waiting", is_late=late > 0)


def register_proposals(user, today):
    """How many changes of the registers wait for this person's confirmation."""
    registers = [register for register in registers_seen_by(user) if may_confirm(user, register)]
    if registers:
        waiting = RegisterChange.objects.open().of_registers(registers).exclude(proposed_by=user).count()
        if waiting:
            text = ngettext(
                "Confirm %(count)d change of a register.", "Confirm %(count)d changes of registers.", waiting
            )
            yield NextStep(text % {"count": waiting}, reverse("register_changes:all"))


def urgent_publications(user, today):
    """What went out urgently and waits for an approver."""
    if not may_decide(user):
        return
    for urgent in UrgentPublication.objects.open().decidable_by(user).oldest_first()[:10]:
        text = _("Look at what went out urgently: “%(title)s”.") % {"title": urgent.title}
        yield NextStep(text, reverse("moderation_decide_urgent", args=[urgent.pk]), is_late=urgent.due_on < today)
