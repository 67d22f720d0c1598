"""The report on moderation: how long each step took, and what waits."""

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.utils import get_latest_str, get_user_display_name
from wagtail.models import Task

from cms.core.ownership import agencies

from ..models import Holiday, ModerationStep
from .base import WIDE, DayColumn, OfficeReport
from .summary import office_days_taken, summarise, total_of

PERMISSION = "moderation.view_moderation_report"
MOST_LINES = 60
MOST_MONTHS = 36


def months_of_steps(request=None):
    """The newest months in which steps began, as choices: ("2026-03", "March 2026"). One query."""
    months = ModerationStep.objects.order_by().datetimes("started_at", "month", order="DESC")[:MOST_MONTHS]
    return [(f"{month:%Y-%m}", date_format(month, "F Y")) for month in months]


class StepFilterSet(WagtailFilterSet):
    agency = django_filters.ModelChoiceFilter(
        label=_("Agency"), queryset=lambda request: agencies(), method="of_agency"
    )
    month = django_filters.ChoiceFilter(label=_("Month"), choices=months_of_steps, method="of_month")
    task = django_filters.ModelChoiceFilter(label=_("Step"), queryset=Task.objects.order_by("name"))
    state = django_filters.ChoiceFilter(
        label=_("Show"),
        choices=[("waiting", _("Waiting")), ("decided", _("Decided"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
        method="in_state",
    )

    class Meta:
        model = ModerationStep
        fields = ["agency", "month", "task", "state"]

    def of_agency(self, steps, name, agency):
        return steps.filter(agency_id=agency.pk)

    def of_month(self, steps, name, value):
        year, month = value.split("-")
        return steps.filter(started_at__year=year, started_at__month=month)

    def in_state(self, steps, name, value):
        return steps.waiting() if value == "waiting" else steps.decided()


class StepReport(OfficeReport):
    """Every step that waits or was decided, the newest first, below a summary by agency and month."""

    model = ModerationStep
    url_name = "moderation_report"
    page_title = _("Moderation")
    header_icon = "time"
    export_filename = "moderasi"
    permission_required = PERMISSION
    filterset_class = StepFilterSet
    results_template_name = "moderation/reports/step_report_results.html"
    default_ordering = "-started_at"
    columns = [
        TitleColumn("title", label=_("Page"), get_url=lambda step: step.edit_url),
        Column("type_name", label=_("Type"), classname=WIDE),
        Column("agency_name", label=_("Agency")),
        Column("task", label=_("Step"), accessor="task.name"),
        Column("submitted_by", label=_("Submitted by"), classname=WIDE),
        DayColumn("started_at", label=_("Started"), sort_key="started_at", classname=WIDE),
        DayColumn("finished_at", label=_("Finished"), sort_key="finished_at", classname=WIDE),
        Column("office_days", label=_("Office days")),
        StatusTagColumn("decision", label=_("Decision"), primary=lambda step: not step.finished_at),
        Column("comment", label=_("Comment"), classname="report-prose"),
    ]
    export_headings = {
        "title": _("Page"),
        "type_name": _("Type"),
        "agency_name": _("Agency"),
        "task.name": _("Step"),
        "submitted_by": _("Submitted by"),
        "started_at": _("Started"),
        "finished_at": _("Finished"),
        "office_days": _("Office days"),
        "decision": _("Decision"),
        "comment": _("Comment"),
    }
    list_export = list(export_headings)

    @cached_property
    def holidays(self):
        return Holiday.objects.days()

    def user_has_permission(self, permission):
        """The right is a right on the report, not on Wagtail's steps."""
        return self.request.user.has_perm(permission)

    @cached_property
    def agency_names(self):
        return dict(agencies().values_list("pk", "short_name"))

    @cached_property
    def url_finder(self):
        return AdminURLFinder(self.request.user)

    def get_queryset(self):
        return self.order_queryset(ModerationStep.objects.waiting_or_decided().with_agency().with_rows())

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if self.is_export:
            return context
        lines = summarise(self.get_filtered_queryset(), self.agency_names, timezone.localdate(), self.holidays)
        more_lines = max(0, len(lines) - MOST_LINES)
        return context | {"total": total_of(lines), "lines": lines[:MOST_LINES], "more_lines": more_lines}

    def decorate_paginated_queryset(self, steps):
        return [self.decorate(step, timezone.localdate()) for step in steps]

    def decorate(self, step, today):
        """Add what the columns show to a step of the queryset."""
        state, instance = step.workflow_state, step.workflow_state.content_object
        step.title = get_latest_str(instance) if instance else str(_("deleted"))
        step.edit_url = self.url_finder.get_edit_url(instance) if instance else None
        step.type_name = capfirst(ContentType.objects.get_for_id(state.content_type_id).name)
        step.agency_name = self.agency_names.get(step.agency_id, "")
        step.submitted_by = get_user_display_name(state.requested_by) if state.requested_by else ""
        step.office_days = office_days_taken(step.started_at, step.finished_at, today, self.holidays)
        step.decision = step.get_status_display()
        return step
