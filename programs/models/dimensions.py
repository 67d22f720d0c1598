from dataclasses import replace

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from cms.core.blocks import ProseBlock
from cms.core.models import BasePage
from cms.core.models.pages import picture_column
from cms.core.querysets import PublishedQuerySet

from ..budget import totals_by_source, totals_by_year, totals_of
from ..figures import overall_figures
from ..following import changes_of, dates_of, reports_of
from .milestones import Milestone
from .program import ProgramPage


class DimensionQuerySet(PublishedQuerySet):
    def for_view(self):
        return self.select_related("picture")


class DimensionPage(BasePage):
    """One of the plan's dimensions: its goals, its indicators, its programmes and what is missing."""

    page_description = _("A dimension of the masterplan with its sub-dimensions, goals and indicators.")
    parent_page_types = ["programs.MasterplanPage"]
    subpage_types = []
    search_type = "dimensi"
    reserved_slugs = frozenset({"cakupan", "evaluasi"})
    promises = ["code", "subdimensions", "dimension_indicators"]  # See cms/moderation/routing.py.

    code = models.CharField(_("code"), max_length=3, help_text=_("Three capital letters, for example GOV."))
    picture = picture_column()
    body = StreamField(ProseBlock(), verbose_name=_("text"), blank=True)

    objects = PageManager.from_queryset(DimensionQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("code"),
        FieldPanel("picture"),
        FieldPanel("body"),
        InlinePanel("subdimensions", heading=_("Sub-dimensions and goals"), label=_("sub-dimension")),
        InlinePanel("dimension_indicators", heading=_("Indicators"), label=_("indicator")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.RelatedFields("subdimensions", [index.SearchField("name"), index.SearchField("description")]),
    ]

    class Meta:
        verbose_name = _("dimension")
        verbose_name_plural = _("dimensions")

    @property
    def programs(self):
        """The countable programmes that serve it; none before its first save."""
        return ProgramPage.objects.countable().of_dimension(self) if self.pk else ProgramPage.objects.none()

    @property
    def indicators(self):
        rows = self.dimension_indicators.select_related("indicator__producer", "indicator__parent")
        return [row.indicator for row in rows.prefetch_related("indicator__values")]

    @property
    def ledger_subjects(self):
        """Records beside the page itself whose ledger rows its history shows: ids by type. One query."""
        return {"programs.indicator": list(self.dimension_indicators.values_list("indicator_id", flat=True))}

    def share_card(self, today):
        progress = overall_figures(ProgramPage.objects.countable().filter(dimension__in=[self.pk])).progress
        return replace(super().share_card(today), kicker=gettext("Dimension of the masterplan"), progress=progress)

    def feed_items(self, limit):
        """The newest reports about its programmes."""
        return reports_of(self.programs)(limit)

    def feed_changes(self, limit):
        return changes_of(self.programs)(limit)

    def calendar_dates(self, now):
        return dates_of(Milestone.objects.of_programs(self.programs))

    def coverage(self):
        """The sub-dimensions, each goal with ``serving``: the number of countable programmes that serve it."""
        goals = Goal.objects.with_programs_serving(ProgramPage.objects.countable())
        rows = self.subdimensions.all()
        if isinstance(rows, models.QuerySet):
            return list(rows.prefetch_related(models.Prefetch("goals", goals)))
        return with_serving(list(rows), goals.filter(subdimension__page=self.pk))  # Rows of a draft or a version.

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        counted = ProgramPage.objects.countable().filter(dimension__in=[self.pk])
        budget_years = totals_by_year(counted)
        subdimensions = self.coverage()
        goals = [goal for subdimension in subdimensions for goal in subdimension.goals.all()]
        return context | {
            "figures": overall_figures(counted),
            "today": timezone.localdate(),
            "budget": totals_of(budget_years),
            "budget_years": budget_years,
            "budget_sources": totals_by_source(counted),
            "indicators": self.indicators,
            "programs": self.programs.with_rows().late_first(),
            "subdimensions": subdimensions,
            "goals": goals,
            "goals_not_served": [goal for goal in goals if not goal.serving],
        }


def with_serving(subdimensions, goals):
    """Sub-dimensions in memory, their goals told apart by code from those that are stored and know ``serving``."""
    serving = {goal.code: goal.serving for goal in goals}
    for subdimension in subdimensions:
        goals = list(subdimension.goals.all())
        for goal in goals:
            goal.serving = serving.get(goal.code, 0)
        subdimension.goals.set(goals)  # In memory: all() hands out these and reads no others.
    return subdimensions


class SubDimension(Orderable, ClusterableModel):
    """A part of a dimension; holds its goals."""

    page = ParentalKey(DimensionPage, on_delete=models.CASCADE, related_name="subdimensions")
    code = models.CharField(_("code"), max_length=8, help_text=_("For example GOV-1."))
    name = models.CharField(_("name"), max_length=120)
    description = models.TextField(_("description"), blank=True)

    panels = [
        "code",
        "name",
        "description",
        InlinePanel("goals", heading=_("Goals"), label=_("goal")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("sub-dimension")
        verbose_name_plural = _("sub-dimensions")

    def __str__(self):
        return f"{self.code} {self.name}"


class GoalQuerySet(models.QuerySet):
    def published(self):
        """The goals of published dimensions, each once: translations repeat them."""
        return self.filter(subdimension__page__in=DimensionPage.objects.published().in_default_language())

    def in_plan_order(self):
        rows = self.select_related("subdimension__page")
        return rows.order_by("subdimension__page__path", "subdimension__sort_order", "sort_order", "pk")

    def not_served_by(self, programs):
        """Goals that none of the given programmes serves."""
        return self.exclude(pk__in=programs.order_by().filter(goals__isnull=False).values("goals"))

    def not_measured_by(self, programs):
        """Goals that no indicator of any of the given programmes measures."""
        measured = programs.order_by().filter(goals__isnull=False, program_indicators__isnull=False)
        return self.exclude(pk__in=measured.values("goals"))

    def with_programs_serving(self, programs):
        """Add ``serving``: how many of the given programmes serve each goal."""
        served = models.Q(programs__in=programs.order_by().values("pk"))
        return self.annotate(serving=models.Count("programs", filter=served, distinct=True)).order_by("sort_order")


class Goal(Orderable):
    """A promise of the plan that programmes point to by its code."""

    subdimension = ParentalKey(SubDimension, on_delete=models.CASCADE, related_name="goals")
    code = models.CharField(_("code"), max_length=10, help_text=_("For example GOV-1.1."))
    name = models.CharField(_("goal"), max_length=200)
    description = models.TextField(_("description"), blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = _("goal")
        verbose_name_plural = _("goals")

    def __str__(self):
        return f"{self.code} {self.name}"


class DimensionIndicator(Orderable):
    """An indicator that a dimension is measured by."""

    page = ParentalKey(DimensionPage, on_delete=models.CASCADE, related_name="dimension_indicators")
    indicator = models.ForeignKey(
        "programs.Indicator", verbose_name=_("indicator"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
