from django.db.models import BigIntegerField, Case, OuterRef, When
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState
from wagtail.models.workflows import TaskStateManager, TaskStateQuerySet

from cms.core.ownership import agency_id_of


class ModerationStepQuerySet(TaskStateQuerySet):
    def waiting(self):
        return self.filter(status=TaskState.STATUS_IN_PROGRESS)

    def decided(self):
        return self.filter(status__in=[TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED])

    def waiting_or_decided(self):
        """Without the steps that were passed over or called off."""
        return self.waiting() | self.decided()

    def with_agency(self):
        """Add ``agency_id``: the agency that answers for the step's page; none for what is no page."""
        key = Cast(OuterRef("workflow_state__object_id"), BigIntegerField())
        of_page = When(
            workflow_state__base_content_type__app_label=Page._meta.app_label,
            workflow_state__base_content_type__model=Page._meta.model_name,
            then=agency_id_of(key),
        )
        return self.annotate(agency_id=Case(of_page, output_field=BigIntegerField()))

    def with_rows(self):
        """What a row of a list shows, in a constant number of queries."""
        return self.select_related("task", "workflow_state__requested_by").prefetch_related(
            "workflow_state__content_object"
        )


class ModerationStep(TaskState):
    """A step of a workflow as the report on moderation sees it."""

    objects = TaskStateManager.from_queryset(ModerationStepQuerySet)()

    class Meta:
        proxy = True
        default_permissions = ()
        permissions = [("view_moderation_report", _("Can read the report on moderation"))]
        verbose_name = _("step of moderation")
        verbose_name_plural = _("steps of moderation")
