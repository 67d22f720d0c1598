from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from cms.core.blocks import ProseBlock
from cms.core.models import BasePage

from ..enums import Phase
from ..figures import figures_by_dimension, total_of
from .books import BookPage
from .dimensions import DimensionPage
from .program import ProgramPage


class MasterplanPage(BasePage):
    """The plan itself: what it promises as a whole, and how far it is."""

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

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"dimensions": self.dimensions, "figures": self.figures, "books": self.books}


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
