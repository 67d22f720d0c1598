"""How far a report has come, and how many office days late it is."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, CharField, OuterRef, Subquery, TextChoices, Value, When
from django.db.models.functions import Cast
from django.utils.translation import pgettext_lazy
from wagtail.models import WorkflowState

from cms.moderation.office_days import office_days_between

from .quarters import due_on


class ReportState(TextChoices):
    NOTHING = "nothing", pgettext_lazy("quarterly report", "Nothing yet")
    DRAFT = "draft", pgettext_lazy("quarterly report", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("quarterly report", "Submitted")
    SENT_BACK = "sent_back", pgettext_lazy("quarterly report", "Sent back")
    APPLIED = "applied", pgettext_lazy("quarterly report", "Applied")


OWED = (ReportState.NOTHING, ReportState.DRAFT, ReportState.SENT_BACK)  # The agency's turn.


def with_state(reports):
    """Add ``state``, a value of ReportState."""
    model = ContentType.objects.get_for_model(reports.model)
    states = WorkflowState.objects.filter(base_content_type=model, object_id=Cast(OuterRef("pk"), CharField())).active()
    return reports.annotate(
        workflow_status=Subquery(states.order_by().values("status")[:1]),
        state=Case(
            When(live=True, then=Value(ReportState.APPLIED)),
            When(workflow_status=WorkflowState.STATUS_IN_PROGRESS, then=Value(ReportState.SUBMITTED)),
            When(workflow_status=WorkflowState.STATUS_NEEDS_CHANGES, then=Value(ReportState.SENT_BACK)),
            When(latest_revision__isnull=True, then=Value(ReportState.NOTHING)),
            default=Value(ReportState.DRAFT),
            output_field=CharField(),
        ),
    )


@dataclass(frozen=True)
class ReportRow:
    """A line of the list: a report (``with_state``), in words, due when, how many office days late (0: in time)."""

    report: object
    state: str
    due_on: object
    days_late: int


def row_of(report, today, holidays):
    due = due_on(report.opened_on, holidays)
    ended = report.submitted_on if report.submitted_on and report.state != ReportState.SENT_BACK else today
    late = office_days_between(due, ended, holidays)
    return ReportRow(report, ReportState(report.state).label, due, late)
