from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Orderable, Site
from wagtail.search import index

from cms.core.blocks import ProseBlock
from cms.core.models import BasePage
from cms.core.pagination import paginate

from ..choices import choice_of
from ..coverage import counts_of_coverage, fill, lists_of_coverage
from ..enums import EvaluationPart, Phase
from ..evaluation import evaluate, score, weighted_sum
from ..figures import figures_by_dimension, overall_figures, total_of
from .books import BookPage
from .dimensions import DimensionPage
from .evaluation import EvaluationYear
from .indicators import Indicator, IndicatorValue
from .program import ProgramPage

COVERAGE_LISTS = {
    "matriks": _("Goals, programmes, indicators"),
    "tanpa-program": _("Goals without a programme"),
    "tanpa-indikator": _("Goals without an indicator"),
    "program-tanpa-sasaran": _("Programmes without a goal"),
}


class MasterplanPage(RoutablePageMixin, BasePage):
    """The plan itself: what it promises as a whole, how far it is, what it covers, how it is evaluated.

    The addresses of its views are ``reserved_slugs`` of the pages below it.
    """

    page_description = _("The plan: period, vision, legal basis, phases. Dimensions and books are its child pages.")
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["programs.DimensionPage", "programs.BookPage"]
    promises = ["period_start", "period_end", "vision", "phases", "legal_basis"]  # See cms/moderation/routing.py.
    search_type = "masterplan"

    period_start = models.PositiveSmallIntegerField(_("first year"))
    period_end = models.PositiveSmallIntegerField(_("last year"))
    vision = models.TextField(_("vision"))
    body = StreamField(ProseBlock(), verbose_name=_("text"), blank=True)
    legal_basis = ParentalManyToManyField("programs.Regulation", verbose_name=_("legal basis"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(["period_start", "period_end"], heading=_("Period")),
        FieldPanel("vision"),
        InlinePanel("phases", heading=_("Phases"), label=_("phase")),
        FieldPanel("body"),
        FieldPanel("legal_basis"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("vision"), index.SearchField("body")]

    class Meta:
        verbose_name = _("masterplan")
        verbose_name_plural = _("masterplans")

    def clean(self):
        super().clean()
        if self.period_start and self.period_end and self.period_end < self.period_start:
            raise ValidationError({"period_end": _("The last year lies before the first year.")})

    @cached_property
    def dimensions(self):
        """Its published dimensions with their figures, in tree order."""
        dimensions = list(DimensionPage.objects.child_of(self).published().order_by("path"))
        figures = figures_by_dimension(ProgramPage.objects.countable())
        for dimension in dimensions:
            dimension.figures = figures[dimension.pk]
        self.figures = total_of(figures.values())
        return dimensions

    @property
    def books(self):
        """Its published books with their pictures and files. Two queries."""
        books = BookPage.objects.child_of(self).published().order_by("number")
        return books.select_related("picture", "pdf").prefetch_related("picture__renditions")

    def share_card(self, today):
        progress = overall_figures(ProgramPage.objects.countable()).progress
        return replace(super().share_card(today), kicker=f"{self.period_start}–{self.period_end}", progress=progress)

    @path("")
    def overview(self, request):
        context = {"dimensions": self.dimensions, "figures": self.figures, "books": self.books}
        return self.render(request, context_overrides=context)

    @path("cakupan/", name="coverage")
    def coverage(self, request):
        programs = ProgramPage.objects.countable()
        dimensions = list(DimensionPage.objects.published().in_default_language().order_by("path"))
        dimension, unknown = choice_of(request, "dimensi", {page.slug: page for page in dimensions}, _("Dimension"))
        name, ignored = choice_of(request, "daftar", {name: name for name in COVERAGE_LISTS}, _("List"))
        name = name or "matriks"
        lists = lists_of_coverage(programs, dimension)
        counts = counts_of_coverage(lists)
        rows = paginate(request, lists[name], per_page=30, count=counts[name])
        if name != "program-tanpa-sasaran":
            rows.object_list = fill(list(rows.object_list), programs)
        context = {
            "dimensions": dimensions,
            "dimension": dimension,
            "lists": [(key, label, counts[key]) for key, label in COVERAGE_LISTS.items()],
            "chosen": name,
            "page_of_rows": rows,
            "ignored": unknown + ignored,
            "today": timezone.localdate(),
        }
        return self.render(request, template="programs/coverage.html", context_overrides=context)

    @path("evaluasi/", name="evaluation")
    def evaluation(self, request):
        today = timezone.localdate()
        years = range(self.period_start, self.period_end + 1)
        year, unknown = choice_of(request, "tahun", {str(year): year for year in years}, _("Year"))
        year = year or IndicatorValue.objects.newest_year(years) or min(max(today.year, years[0]), years[-1])
        part, ignored = choice_of(
            request, "bagian", {part.value: part for part in EvaluationPart}, _("Part of the evaluation")
        )
        part = part or EvaluationPart.BASELINE
        quick_wins = ProgramPage.objects.countable().quick_wins().running_in_year(year)
        weights = EvaluationYear.objects.weights(Site.find_for_request(request), year)
        scores = [score(indicator) for indicator in Indicator.objects.for_year(year)]
        parts = evaluate(scores, overall_figures(quick_wins), weights)
        if part == EvaluationPart.QUICK_WIN:
            rows = quick_wins.with_rows().order_by("title")
        else:
            rows = [row for row in scores if row.indicator.evaluation_part == part]
        context = {
            "years": years,
            "year": year,
            "parts": parts,
            "has_weights": bool(weights),
            "sum": weighted_sum(parts),
            "chosen": part,
            "page_of_rows": paginate(request, rows, per_page=30),
            "ignored": unknown + ignored,
            "today": today,
        }
        return self.render(request, template="programs/evaluation.html", context_overrides=context)

    def get_sitemap_urls(self, request=None):
        url = self.get_full_url(request)
        return [*super().get_sitemap_urls(request), {"location": f"{url}cakupan/"}, {"location": f"{url}evaluasi/"}]


class MasterplanPhase(Orderable):
    """One horizon of the plan and what it is for."""

    page = ParentalKey(MasterplanPage, on_delete=models.CASCADE, related_name="phases")
    phase = models.CharField(_("phase"), max_length=6, choices=Phase)
    name = models.CharField(_("name"), max_length=120)
    description = models.TextField(_("description"), blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("phase")
        verbose_name_plural = _("phases")

    def __str__(self):
        return self.name
