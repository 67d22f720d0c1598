"""What waits for a decision: for whom, since when, until when, from which agency."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Task, TaskState

from .four_eyes import why_not_approve
from .models import Holiday
from .office_days import add_office_days, office_days_between
from .subjects import with_subjects

LIMIT = 50


@dataclass(frozen=True)
class WaitingStep:
    """A step of the workflow that nobody has decided about. Dates are the city's."""

    task_state: TaskState
    instance: object
    agency: object
    step: str
    submitted_by: object
    started_on: date
    due_on: date
    days_waiting: int
    days_overdue: int
    why_not: str | None = None

    @property
    def title(self):
        return getattr(self.instance, "draft_title", None) or str(self.instance)

    @property
    def url(self):
        return reverse("moderation_decide", args=[self.task_state.pk])


def waiting_steps(task_states, today, user=None):
    """WaitingSteps of a queryset of task states, overdue first; at most LIMIT. With a user, what keeps them from it."""
    holidays = Holiday.objects.days()
    states = (
        task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        .select_related("revision", "workflow_state__requested_by")
        .prefetch_related("workflow_state__content_object")
        .order_by("started_at")[:LIMIT]
    )
    tasks = {task.pk: task for task in Task.objects.filter(pk__in={state.task_id for state in states}).specific()}
    steps = [
        describe(state, tasks[state.task_id], instance, agency, today, holidays, user)
        for state, instance, agency in with_subjects(list(states))
    ]
    return sorted(steps, key=lambda step: (step.due_on, step.started_on))


def describe(state, task, instance, agency, today, holidays, user=None):
    """A WaitingStep of a task state, its specific task and what it is about."""
    started_on = timezone.localdate(state.started_at)
    due_on = add_office_days(started_on, getattr(task, "office_days", 2), holidays)
    return WaitingStep(
        task_state=state,
        instance=instance,
        agency=agency,
        step=task.name,
        submitted_by=state.workflow_state.requested_by,
        started_on=started_on,
        due_on=due_on,
        days_waiting=office_days_between(started_on, today, holidays),
        days_overdue=office_days_between(due_on, today, holidays),
        why_not=why_not_approve(state, user) if user else None,
    )


def waiting_for(user, today):
    """What one person may decide about or, where four eyes forbid it, is at least told of."""
    return waiting_steps(TaskState.objects.reviewable_by(user), today, user)
