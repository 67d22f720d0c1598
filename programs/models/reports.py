from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, RevisionMixin, WorkflowMixin

from ..calendar import Quarter
from ..reporting.states import OWED, with_state

KEPT = ("agency", "year", "quarter", "opened_on", "submitted_on")  # What no version of a report changes.


class QuarterlyReportQuerySet(models.QuerySet):
    def of_quarter(self, quarter):
        return self.filter(year=quarter.year, quarter=quarter.number)

    def newer_than(self, report):
        """Those of the same agency on later quarters, the earliest first."""
        later = models.Q(year__gt=report.year) | models.Q(year=report.year, quarter__gt=report.quarter)
        return self.filter(later, agency=report.agency_id).order_by("year", "quarter")

    def owed(self):
        """Those that an agency still has to hand in: never submitted, or sent back. With their ``state``."""
        return with_state(self).filter(state__in=OWED)

    def newest_first(self):
        return self.order_by("-year", "-quarter", "agency__name")


class QuarterlyReport(WorkflowMixin, DraftStateMixin, RevisionMixin, models.Model):
    """What one agency says about a quarter: typed as drafts, submitted once, decided about as one, then applied.

    ``entries``: what was typed, by programme code, as far as it differs from what is public: {"no_change": true,
    "text": "…", "milestones": {code: {field: value}}, "indicators": {code: value}, "budget": {code: value}}. Values
    are plain (ISO dates, decimals with a point, files by primary key); what could not be read stays as it was typed.
    """

    agency = models.ForeignKey(
        "programs.Agency", verbose_name=_("agency"), on_delete=models.CASCADE, related_name="reports"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    quarter = models.PositiveSmallIntegerField(
        _("quarter"), validators=[MinValueValidator(1), MaxValueValidator(4)], help_text=_("The one reported on.")
    )
    opened_on = models.DateField(_("opened on"))
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True, editable=False)
    entries = models.JSONField(_("what was reported"), default=dict, blank=True)
    revisions = GenericRelation("wagtailcore.Revision", related_query_name="quarterly_report")

    objects = QuarterlyReportQuerySet.as_manager()

    # Editors and the head both see it; see cms/moderation/routing.py.
    promises = ["entries"]
    change_is_significant = True
    decision_template = "programs/reporting/decision.html"  # How it is shown to those who decide.
    panels = []  # It has a form of its own.

    class Meta:
        verbose_name = _("quarterly report")
        verbose_name_plural = _("quarterly reports")
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "quarter"], name="one_report_an_agency_and_quarter")
        ]

    def __str__(self):
        return f"{self.title}, {self.agency.short_name}"

    @property
    def title(self):
        """What its update pages are called: "Laporan triwulan III 2026"."""
        return gettext("Report on %(quarter)s") % {"quarter": self.period}

    @property
    def period(self):
        return Quarter(self.year, self.quarter)

    @property
    def responsible_agency(self):
        return self.agency

    @cached_property
    def draft(self):
        """Itself with the entries of the newest version."""
        return self.get_latest_revision_as_object()

    @property
    def sections(self):
        """Its content for those who decide: see programs/reporting/reading.py."""
        from ..reporting.reading import sections_of

        return sections_of(self)

    def get_form_url(self):
        return reverse("quarterly_report", args=[self.year, self.quarter, self.agency.slug])

    def with_content_json(self, content):
        """A version with what belongs to the report as a whole as it is now."""
        version = super().with_content_json(content)
        for name in KEPT:
            setattr(version, name, getattr(self, name))
        return version

    def apply_approved(self, user, now):
        """Called by the end of the workflow for the version that was approved; see cms/moderation/finish.py."""
        from ..reporting.applying import apply

        apply(self, user, now)
