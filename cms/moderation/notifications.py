"""Who is told what by mail. Mails go into the queue of cms.core.mail; nothing is sent here.

Who steps forward (the actor) is never told of the own action. Whether somebody wants these mails stands in Wagtail's
account page, as ever; whether they still may is asked again when the mail goes out.
"""

from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.core.mail import queue_mail

from .differences import changed_fields
from .models import OfficeTask
from .roles import ADMINISTRATOR
from .subjects import page_of, subject_of
from .workflow import approvers


def wants(person, kind):
    """Whether somebody has not switched off mails of a kind: submitted, approved, rejected."""
    return getattr(UserProfile.get_for_user(person), f"{kind}_notifications")


def administrators():
    return get_user_model().objects.filter(groups__name=ADMINISTRATOR, is_active=True).distinct()


def participants(workflow_state):
    """Everyone who took part: who submitted, who decided at any step, who wrote any version looked at."""
    people = {workflow_state.requested_by}
    for state in workflow_state.task_states.select_related("finished_by", "revision__user"):
        people |= {state.finished_by, state.revision.user}
    return people - {None}


def context_of(task_state):
    """What every mail about a step says. ``changes``: labels of the changed fields, empty for something new."""
    instance = subject_of(task_state.workflow_state)
    draft = task_state.revision.as_object()
    return {
        "task_state": task_state,
        "step": task_state.task.name,
        "instance": instance,
        "title": str(draft),
        "kind": instance._meta.verbose_name,
        "agency": getattr(instance, "responsible_agency", None),
        "submitted_by": task_state.workflow_state.requested_by,
        "change_note": getattr(draft, "change_note", ""),
        "changes": changed_fields(instance),
        "is_new": not instance.live,
    }


def step_started(task_state, actor):
    """Tell those who may decide at a step that something waits; tell the administrators when nobody may."""
    task = task_state.task.specific
    if not isinstance(task, OfficeTask):
        return
    now = timezone.now()
    context = context_of(task_state) | {"due_on": task.due_on(task_state.started_at)}
    people = approvers(task_state, timezone.localdate(now))
    for person in people:
        if person != actor and wants(person, "submitted"):
            queue_mail(person, "step_waiting", context, now, page=page_of(context["instance"]))
    if not people:
        for person in administrators():
            queue_mail(person, "nobody_may_approve", context, now, page=page_of(context["instance"]))


def step_decided(task_state, actor, approved):
    """Tell everyone who took part how a step was decided, comment included."""
    now = timezone.now()
    context = context_of(task_state) | {"approved": approved, "actor": actor, "comment": task_state.comment}
    kind = "approved" if approved else "rejected"
    for person in participants(task_state.workflow_state):
        if person != actor and wants(person, kind):
            queue_mail(person, "step_decided", context, now, page=page_of(context["instance"]))
