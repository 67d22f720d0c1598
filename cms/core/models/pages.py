from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from ..querysets import PublishedManager
from .examples import ExampleModel

# Addresses that hang on every page (``riwayat/``) or stand ahead of Wagtail's at the root; no page may take them.
RESERVED_SLUGS = {"riwayat", "umpan", "kalender"}
RESERVED_ROOT_SLUGS = {
    "admin", "cari", "data", "documents", "en", "ikuti", "media", "p", "sehat", "sitemap", "static",
}  # fmt: skip


def review_interval(months):
    """The column that says how often somebody looks a page over; page types give it their own default."""
    return models.PositiveSmallIntegerField(
        _("months between reviews"),
        default=months,
        blank=True,  # Left empty, the default; see BasePage.clean.
        validators=[MaxValueValidator(120)],
        help_text=_("After so many months somebody checks that the page is still true. 0 for a page that never ages."),
    )


class BasePage(ExampleModel, Page):
    """What every public page has: a summary for lists, search and sharing, an owner, the mark of example data."""

    summary = models.TextField(
        _("summary"),
        max_length=400,
        help_text=_("One or two sentences. Shown in lists, search results and when the page is shared."),
    )
    owner_agency = models.ForeignKey(
        "programs.Agency",
        verbose_name=_("owner agency"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Sees to it that the page stays true."),
    )
    review_months = review_interval(12)

    # This page type's key in the address of a search; without one, its pages are not found by search.
    search_type = ""

    objects = PublishedManager()

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    promote_panels = [
        MultiFieldPanel(["slug", "seo_title", "search_description"], heading=_("For search engines")),
        MultiFieldPanel(["show_in_menus"], heading=_("Menu")),
        MultiFieldPanel(["owner_agency", "review_months"], heading=_("Ownership and review")),
        MultiFieldPanel(["is_example"], heading=_("Demonstration")),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.FilterField("is_example")]

    class Meta:
        abstract = True

    @property
    def search_date(self):
        """The day or moment that a list of mixed pages shows for it."""
        return getattr(self, "date", None) or self.first_published_at

    @property
    def responsible_agency(self):
        """The agency that answers for it; the same as ``with_responsible_agency`` of its queryset."""
        return self.owner_agency

    @property
    def has_feed(self):
        """True for a page that offers ``feed_items(limit)``: it can be followed at ``<page>umpan.atom``."""
        return hasattr(self, "feed_items")

    def clean(self):
        super().clean()
        if self.review_months is None:
            self.review_months = self._meta.get_field("review_months").default
        reserved = RESERVED_SLUGS | (RESERVED_ROOT_SLUGS if self.depth in (None, 3) else set())
        if self.slug in reserved:
            raise ValidationError({"slug": _("This address is reserved. Choose another one.")})
