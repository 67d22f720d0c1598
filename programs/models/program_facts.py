"""The facts of a programme: its columns, what of them the ledger keeps, and what the rows below it add up to."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from ..budget import totals_of_lines, years_of_lines
from ..codes import new_program_code
from ..enums import Phase, ProgramStatus
from ..overrides import faults_of_override


class ProgramFacts(models.Model):
    """Who, what, by when, how far, at what cost; a programme's child rows are facts, too.

    Facts exist once, on the page in the default language.
    """

    # What the head approves when it changes; see cms/moderation/routing.py.
    promises = [
        "code", "is_quick_win", "phase", "dimension", "other_dimensions", "goals", "lead_agency", "supporting_agencies",
        "areas", "start_date", "end_date", "override_status", "override_note", "override_office", "override_date",
        "milestones", "program_indicators", "budget_lines",
    ]  # fmt: skip

    # What leaves a row in the public ledger when it changes; see cms/publishing/facts.py.
    ledger_fields = ["status", "lead_agency", "phase", "start_date", "end_date", "milestones", "budget_lines"]

    code = models.CharField(
        _("code"),
        max_length=20,
        default=new_program_code,
        help_text=_("Stays the same for good: data files and letters refer to it."),
    )
    is_quick_win = models.BooleanField(
        _("Quick Win"), default=False, help_text=_("A flagship programme meant to show results within about a year.")
    )
    phase = models.CharField(_("phase"), max_length=6, choices=Phase, default=Phase.SHORT)
    dimension = models.ForeignKey(
        "programs.DimensionPage",
        verbose_name=_("primary dimension"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="primary_programs",
        help_text=_("The one in whose sums the programme counts."),
    )
    other_dimensions = ParentalManyToManyField(
        "programs.DimensionPage", verbose_name=_("other dimensions"), blank=True, related_name="other_programs"
    )
    goals = ParentalManyToManyField("programs.Goal", verbose_name=_("goals"), blank=True, related_name="programs")
    lead_agency = models.ForeignKey(
        "programs.Agency",
        verbose_name=_("lead agency"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="led_programs",
    )
    supporting_agencies = ParentalManyToManyField(
        "programs.Agency", verbose_name=_("supporting agencies"), blank=True, related_name="supported_programs"
    )
    areas = ParentalManyToManyField(
        "programs.Area",
        verbose_name=_("kecamatan"),
        blank=True,
        related_name="programs",
        help_text=_("Where something happens. None means the whole city."),
    )
    start_date = models.DateField(_("start"))
    end_date = models.DateField(_("end"), null=True, blank=True)
    # Derived by rule (programs/status.py) on publication and every day, never by a form or a draft.
    status = models.CharField(
        _("status"), max_length=8, choices=ProgramStatus, default=ProgramStatus.PLANNED, editable=False
    )
    status_since = models.DateField(_("status since"), null=True, blank=True, editable=False)
    # Written when a quarterly report is approved, "no change" included; ends the silence. See programs/silence.py.
    reported_on = models.DateField(_("last quarterly report"), null=True, blank=True, editable=False)
    override_status = models.CharField(
        _("official override"),
        max_length=8,
        choices=ProgramStatus,
        blank=True,
        help_text=_("Stands instead of the derived status, and is shown as an override. Empty: the rules decide."),
    )
    override_note = models.TextField(_("reason of the override"), blank=True)
    override_office = models.CharField(
        _("decided by"), max_length=160, blank=True, help_text=_("The office, not the person.")
    )
    override_date = models.DateField(_("decided on"), null=True, blank=True)
    status_note = models.TextField(
        _("what the status means here"), blank=True, help_text=_("One sentence with the facts: why, since when.")
    )

    class Meta:
        abstract = True

    def faults_of_facts(self):
        """Messages by field for facts that cannot be true together."""
        faults = faults_of_override(self)
        if self.start_date and self.end_date and self.end_date < self.start_date:
            faults["end_date"] = _("The end lies before the start.")
        return faults

    @property
    def ledger_by_rule(self):
        return [] if self.override_status else ["status"]

    @property
    def ledger_reasons(self):
        return {"status": self.override_note} if self.override_status else {}

    @property
    def ledger_subjects(self):
        """Records beside the page itself whose ledger rows its history shows: ids by type."""
        return {"programs.indicator": list(self.program_indicators.values_list("indicator_id", flat=True))}

    @cached_property
    def indicators(self):
        """The indicators it is measured by, with their producers and values. Two queries."""
        rows = self.program_indicators.select_related("indicator__producer", "indicator__parent").prefetch_related(
            "indicator__values"
        )
        return [row.indicator for row in rows.all()]

    @cached_property
    def budget(self):
        """Its budget lines, oldest year first. One query."""
        return sorted(self.budget_lines.all(), key=lambda line: (line.year, line.sort_order or 0))

    @property
    def budget_totals(self):
        return totals_of_lines(self.budget)

    @property
    def budget_years(self):
        return years_of_lines(self.budget)

    @cached_property
    def last_report(self):
        """The day of the last report about it, as ``with_last_report`` brings it along for lists."""
        return type(self).objects.filter(pk=self.pk).with_last_report().values_list("last_report", flat=True).first()
