"""The steps of the workflow, on Wagtail's own engine."""

from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import AbstractGroupApprovalTask, TaskState

from cms.core.holding import hold_subject

from ..four_eyes import DecisionRefused, why_not_approve, why_not_decide, why_not_ready
from ..office_days import add_office_days
from ..routing import needs_second_approval
from ..subjects import subject_of
from .deputies import Deputy
from .holidays import Holiday


class OfficeTask(AbstractGroupApprovalTask):
    """A step that one of some groups, or their deputies, decide about within a number of office days."""

    office_days = models.PositiveSmallIntegerField(
        _("office days"), default=2, help_text=_("Within how many office days somebody decides.")
    )
    is_second_approval = models.BooleanField(
        _("second approval"),
        default=False,
        help_text=_("Passed over where one approver is enough: news, events, changes of wording."),
    )

    admin_form_fields = [*AbstractGroupApprovalTask.admin_form_fields, "office_days", "is_second_approval"]

    class Meta:
        verbose_name = _("office step")
        verbose_name_plural = _("office steps")

    @classmethod
    def get_description(cls):
        return _("Members of the groups, or their deputies, decide within a number of office days. Four eyes.")

    def start(self, workflow_state, user=None):
        if self.is_second_approval and not needs_second_approval(subject_of(workflow_state)):
            return self.skip(workflow_state)
        return super().start(workflow_state, user=user)

    def skip(self, workflow_state):
        return TaskState.objects.create(
            workflow_state=workflow_state,
            task=self,
            revision=workflow_state.content_object.get_latest_revision(),
            status=TaskState.STATUS_SKIPPED,
            finished_at=timezone.now(),
        )

    def due_on(self, started_at):
        """The date by which a step that started at a moment is to be decided. One query."""
        return add_office_days(timezone.localdate(started_at), self.office_days, Holiday.objects.days())

    def deciders(self, today):
        """The active people who may decide at this step on a day: members of its groups, and their deputies."""
        groups = self.groups.all()
        deputies = Deputy.objects.active_on(today).for_groups(groups).values("deputy")
        people = get_user_model().objects.filter(Q(groups__in=groups) | Q(pk__in=deputies), is_active=True)
        return people.distinct()

    def _user_in_groups(self, user):
        """Wagtail's question whether somebody belongs to this step; deputies do."""
        if super()._user_in_groups(user):
            return True
        return Deputy.objects.active_on(timezone.localdate()).for_groups(self.groups.all()).filter(deputy=user).exists()

    def get_actions(self, obj, user):
        """What Wagtail's editor offers. Superusers who may not approve get no button, and are told why elsewhere."""
        actions = super().get_actions(obj, user)
        state = obj.current_workflow_task_state
        if actions and state and why_not_approve(state, user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def on_action(self, task_state, user, action_name, **kwargs):
        """Decide, once, under lock. Raises DecisionRefused, with the reason, and then changes nothing.

        What is decided about is held first: facts that are merged into it meanwhile, by a report or an import, are
        either there already, and the version put forward is then no longer the newest, or come afterwards.
        """
        with transaction.atomic():
            hold_subject(task_state.workflow_state)
            fresh = TaskState.objects.select_for_update().get(pk=task_state.pk).specific
            if action_name == "approve":
                reason = why_not_approve(fresh, user) or why_not_ready(fresh)
            else:
                reason = why_not_decide(fresh)
            if not reason:
                return super().on_action(fresh, user, action_name, **kwargs)
        instance = subject_of(fresh.workflow_state)
        if instance:
            log(instance=instance, action="moderation.refused", user=user, data={"reason": reason})
        raise DecisionRefused(reason, instance)
