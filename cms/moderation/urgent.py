"""What cannot wait: one editor puts out an alert or a correction with a reason; an approver sees it in an office day.

Models that may go out so have two methods: ``may_go_out_urgently()``, whether the latest draft is of that kind, and
``note_refusal(comment, today)``, which changes the object so that readers are told that it was not approved.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.core.mail import queue_mail

from .four_eyes import DecisionRefused
from .models import Holiday, OfficeTask, UrgentPublication
from .office_days import add_office_days
from .subjects import page_of

Decision = UrgentPublication.Decision


def approvers_on(today):
    """The people who may decide about urgent publications: those of the second approval, or their deputies."""
    tasks = OfficeTask.objects.filter(active=True, is_second_approval=True)
    return {person for task in tasks for person in task.deciders(today)}


def may_decide(user):
    return user.is_superuser or user in approvers_on(timezone.localdate())


def may_go_out(instance):
    check = getattr(instance, "may_go_out_urgently", None)
    return bool(check and check())


@transaction.atomic
def publish_urgently(instance, user, reason, now):
    """Publish the latest draft at once. Returns the UrgentPublication; raises DecisionRefused when it is not one."""
    if not may_go_out(instance):
        raise DecisionRefused(_("Only an alert or a correction may go out at once."), instance)
    instance.get_latest_revision().publish(user=user, skip_permission_checks=True)
    if waiting := instance.current_workflow_state:  # The very draft that was waiting is public now.
        waiting.cancel(user=user)
    urgent = UrgentPublication.objects.create(
        instance=instance,
        title=str(instance),
        reason=reason,
        published_by=user,
        published_at=now,
        due_on=add_office_days(timezone.localdate(now), 1, Holiday.objects.days()),
    )
    log(instance=instance, action="moderation.urgent", user=user, data={"reason": reason})
    for person in approvers_on(timezone.localdate(now)) - {user}:
        queue_mail(person, "urgent_published", {"urgent": urgent}, now, page=page_of(instance))
    return urgent


@transaction.atomic
def decide_urgent(pk, user, approved, comment, now):
    """Approve or refuse afterwards; a refusal is noted publicly. Raises DecisionRefused, and then changes nothing."""
    urgent = UrgentPublication.objects.select_for_update().get(pk=pk)
    if urgent.decision != Decision.OPEN:
        raise DecisionRefused(_("Somebody has decided about this already."), urgent.instance)
    if urgent.published_by_id == user.pk:
        raise DecisionRefused(_("You put this out yourself. Somebody else must decide (four eyes)."), urgent.instance)
    urgent.decision = Decision.APPROVED if approved else Decision.REFUSED
    urgent.decided_by, urgent.decided_at, urgent.comment = user, now, comment
    urgent.save()
    instance = urgent.instance
    if instance is not None:
        if not approved:
            instance.note_refusal(comment, timezone.localdate(now))
            instance.save_revision(user=user).publish(user=user, skip_permission_checks=True)
        action = "moderation.urgent_approved" if approved else "moderation.urgent_refused"
        log(instance=instance, action=action, user=user, data={"comment": comment})
    if urgent.published_by:
        queue_mail(urgent.published_by, "urgent_decided", {"urgent": urgent}, now, page=page_of(instance))
    return urgent
