from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.search import index

from cms.core.blocks import ProseBlock
from cms.core.models import BasePage
from cms.core.models.pages import review_interval
from cms.core.pagination import paginate

from ..budget import totals_of_lines, years_of_lines
from ..codes import new_program_code
from ..enums import Phase, ProgramStatus
from ..explaining import explain
from ..forms import ProgramForm
from ..overrides import faults_of_override
from ..querysets import ProgramManager
from ..searching import facets_of
from ..settling import keep_ruled
from ..silence import silence_of
from ..timeline import progress_of, timeline
from .updates import ProgramUpdatePage

RESERVED_SLUGS = {"aturan-status"}  # What stands below the list of programmes beside them; see programs/urls.py.


class ProgramPage(BasePage):
    """A programme: one promise of the plan, with who, what, by when, how far, at what cost.

    Facts (all columns and child rows) exist once, on the page in the default language; a translation carries title,
    summary, status note and story only. Templates therefore read facts from ``page.facts``.
    """

    page_description = _("A programme or Quick Win: responsible agencies, milestones, budget, indicators, story.")
    parent_page_types = ["programs.ProgramIndexPage"]
    subpage_types = ["programs.ProgramUpdatePage"]
    search_type = "program"
    reserved_slugs = frozenset({"dasbor", "triwulan", "aturan"})
    exclude_fields_in_copy = [*BasePage.exclude_fields_in_copy, "code"]
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
    picture = models.ForeignKey(
        "core.CreditedImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    review_months = review_interval(3)
    story = StreamField(ProseBlock(), verbose_name=_("story"), blank=True)
    regulations = ParentalManyToManyField(
        "programs.Regulation", verbose_name=_("regulations"), blank=True, related_name="programs"
    )
    related_programs = ParentalManyToManyField(
        "programs.ProgramPage",
        verbose_name=_("related programmes"),
        blank=True,
        related_name="related_from",
        help_text=_("Shown on both pages."),
    )

    objects = ProgramManager()

    base_form_class = ProgramForm
    content_panels = [
        *BasePage.content_panels,
        HelpPanel(_("Facts go into the tab “Facts”; this tab holds what people read.")),
        FieldPanel("picture"),
        FieldPanel("story"),
        InlinePanel("documents", heading=_("Documents"), label=_("document")),
        InlinePanel("pictures", heading=_("Pictures"), label=_("picture")),
        FieldPanel("regulations"),
        FieldPanel("related_programs"),
    ]
    facts_panels = [
        MultiFieldPanel(["code", "is_quick_win", "phase"], heading=_("Programme")),
        MultiFieldPanel(
            ["status_note", "override_status", "override_note", "override_office", "override_date"],
            heading=_("Status"),
            help_text=_("The status follows from the milestones. Override it only where an office has decided."),
        ),
        MultiFieldPanel(["start_date", "end_date"], heading=_("Period")),
        MultiFieldPanel(["dimension", "other_dimensions", "goals"], heading=_("Place in the masterplan")),
        MultiFieldPanel(["lead_agency", "supporting_agencies"], heading=_("Responsible")),
        InlinePanel("contacts", heading=_("People in charge, by office"), label=_("office")),
        FieldPanel("areas"),
        InlinePanel("milestones", heading=_("Milestones"), label=_("milestone")),
        InlinePanel("program_indicators", heading=_("Indicators"), label=_("indicator")),
        InlinePanel("budget_lines", heading=_("Budget"), label=_("budget line")),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(facts_panels, heading=_("Facts")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
        ]
    )
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("story"),
        index.SearchField("status_note"),
        index.SearchField("code"),
        index.RelatedFields(
            "milestones",
            [index.SearchField(name) for name in ("title", "description", "kelurahan", "street")],
        ),
        index.RelatedFields("lead_agency", [index.SearchField("name"), index.SearchField("short_name")]),
        index.RelatedFields("areas", [index.SearchField("name")]),
        index.FilterField("status"),
    ]

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")

    def clean(self):
        super().clean()
        errors = {}
        if self.start_date and self.end_date and self.end_date < self.start_date:
            errors["end_date"] = _("The end lies before the start.")
        errors |= faults_of_override(self)
        if self.slug in RESERVED_SLUGS:
            errors["slug"] = _("This address is reserved. Choose another one.")
        twins = ProgramPage.objects.filter(code=self.code).exclude(translation_key=self.translation_key)
        if self.code and twins.exists():
            errors["code"] = _("Another programme has this code.")
        if errors:
            raise ValidationError(errors)

    def copy(self, *args, update_attrs=None, reset_translation_key=True, **kwargs):
        """A copy is another programme and needs a code of its own; a translation is the same one and keeps it."""
        kept = {} if reset_translation_key else {"code": self.code}
        attrs = kept | (update_attrs or {})
        return super().copy(*args, update_attrs=attrs, reset_translation_key=reset_translation_key, **kwargs)

    def with_content_json(self, content):
        """A draft with what follows by rule as it is now: neither an old draft nor a form changes that."""
        return keep_ruled(self, super().with_content_json(content))

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
    def facts(self):
        """The page that holds the facts: itself, or the original of a translation."""
        original = ProgramPage.objects.in_default_language().filter(translation_key=self.translation_key)
        return self if self.locale.is_default else original.first() or self

    @property
    def responsible_agency(self):
        return self.owner_agency or self.facts.lead_agency

    @property
    def search_period(self):
        return self.facts.start_date, self.facts.end_date or date.max

    @property
    def search_facets(self):
        return facets_of(self.facts)

    @property
    def is_under_way(self):
        return self.facts.status in (ProgramStatus.RUNNING, ProgramStatus.LATE)

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
    def files(self):
        """Its documents with their files. One query."""
        return self.documents.select_related("document").all()

    @property
    def gallery(self):
        """Its pictures with their renditions. Two queries."""
        return self.pictures.select_related("image").prefetch_related("image__renditions").all()

    @cached_property
    def last_report(self):
        """The day of the last report about it, as ``with_last_report`` brings it along for lists."""
        return ProgramPage.objects.filter(pk=self.pk).with_last_report().values_list("last_report", flat=True).first()

    @property
    def updates(self):
        return ProgramUpdatePage.objects.child_of(self).published().newest_first()

    def feed_items(self, limit):
        return self.updates.latest(limit)

    @property
    def news(self):
        """Published news about this programme, newest first; none in the preview of one that was never saved."""
        return self.facts.news_items.published().order_by("-date") if self.facts.pk else []

    @property
    def related(self):
        """Published programmes that it names, or that name it; none in the preview of one that was never saved."""
        if not self.facts.pk:
            return ProgramPage.objects.none()
        linked = models.Q(pk__in=self.facts.related_programs.values_list("id", flat=True))
        back = models.Q(related_programs=self.facts.pk)
        return ProgramPage.objects.published().filter(linked | back).exclude(pk=self.pk).distinct()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        today = timezone.localdate()
        entries = timeline(self.facts, today)
        return context | {
            "facts": self.facts,
            "today": today,
            "timeline": entries,
            "progress": progress_of(entries),
            "explained": explain(self.facts, [entry.milestone for entry in entries], today),
            "silence": silence_of(self.facts, today),
            "page_of_updates": paginate(request, self.updates, per_page=10),
        }
