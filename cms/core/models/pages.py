from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from ..changes import Significance
from ..forms import BasePageForm
from ..panels import ChangeNotePanel, OverridePanel, PageTypeHelpPanel
from ..permissions import ApprovalPermissionTester
from ..querysets import PublishedManager
from ..schedule_panel import SchedulePanel
from ..sharing.cards import ShareCard
from ..structured_data import of_page
from .examples import ExampleModel

# Addresses that hang on every page (``riwayat/``) or stand ahead of Wagtail's at the root; no page may take them.
RESERVED_SLUGS = {"riwayat", "umpan", "kalender"}
RESERVED_ROOT_SLUGS = {
    "admin", "baca", "cari", "data", "documents", "en", "gambar", "ikuti", "kartu", "media", "p", "pratinjau", "sehat",
    "sitemap", "static",
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


def picture_column():
    """The column for the picture of a page; the page outlives it."""
    return models.ForeignKey(
        "core.CreditedImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )


class BasePage(ExampleModel, Page):
    """What every public page has: a summary for lists, search and sharing, an owner, the mark of example data.

    Each revision carries a note on what changed since the page was published last, and how much that matters.
    """

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

    change_note = models.CharField(
        _("what has changed?"),
        max_length=300,
        blank=True,
        help_text=_("One sentence for readers, for example: the second stage moved from March to June."),
    )
    change_significance = models.CharField(_("kind of change"), max_length=11, choices=Significance, blank=True)

    # This page type's key in the address of a search; without one, its pages are not found by search.
    search_type = ""
    # What a page of this type is where it is shared (Open Graph).
    share_type = "website"
    # Addresses that the page above serves itself; no page of this type may take them.
    reserved_slugs = frozenset()

    objects = PublishedManager()

    base_form_class = BasePageForm
    exclude_fields_in_copy = ["change_note", "change_significance", "first_published_at"]
    content_panels = [
        PageTypeHelpPanel(),
        ChangeNotePanel(),
        OverridePanel(),
        *Page.content_panels,
        FieldPanel("summary"),
    ]
    promote_panels = [
        MultiFieldPanel(["slug", "seo_title", "search_description"], heading=_("For search engines")),
        MultiFieldPanel(["show_in_menus"], heading=_("Menu")),
        MultiFieldPanel(["owner_agency", "review_months"], heading=_("Ownership and review")),
        MultiFieldPanel(["is_example"], heading=_("Demonstration")),
    ]
    settings_panels = [SchedulePanel(), *Page.settings_panels[1:]]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.FilterField("is_example")]

    class Meta:
        abstract = True

    @property
    def is_public_already(self):
        """True for a stored page that is live, whatever drafts wait beside it."""
        return bool(self.pk and self.live)

    @property
    def change_is_significant(self):
        """A change counts as significant unless its editor said that it is minor."""
        return self.change_significance != Significance.MINOR

    @property
    def search_date(self):
        """The day or moment that a list of mixed pages shows for it."""
        return getattr(self, "date", None) or self.first_published_at

    @property
    def responsible_agency(self):
        """The agency that answers for it; the same as ``with_responsible_agency`` of its queryset."""
        return self.owner_agency

    @property
    def search_period(self):
        """The first and the last day that it is about, for a search between two dates; None: the day of its date."""
        return None, None

    @property
    def search_facets(self):
        """What a search can be narrowed down to this page by: facet name → values; see search/facets.py."""
        agency = self.responsible_agency
        return {"opd": {agency.slug} if agency else set()}

    def share_card(self, today):
        """What the picture shows that stands for the page where its address is shared."""
        return ShareCard(title=self.title, note=self.summary, is_example=self.is_example)

    def get_sitemap_urls(self, request=None):
        """Its address, and which picture stands for it; see cms/core/sitemap.py."""
        (own,) = super().get_sitemap_urls(request)
        return [own | {"picture": getattr(self, "picture_id", None)}]

    def structured_data(self, request):
        """What the page says of itself to machines: things of schema.org; see cms/core/structured_data.py."""
        return [of_page(self, request)]

    @property
    def feed_moment(self):
        """Where it stands in a feed among others; its publication, unless something later brings it back."""
        return self.first_published_at

    @property
    def has_feed(self):
        """True for a page that offers ``feed_items(limit)``: it can be followed at ``<page>umpan.atom``."""
        return hasattr(self, "feed_items")

    @property
    def has_calendar(self):
        """True for a page that offers ``calendar_dates(now)``: its dates are at ``<page>kalender.ics``."""
        return hasattr(self, "calendar_dates")

    def permissions_for_user(self, user):
        return ApprovalPermissionTester(user, self)

    def clean(self):
        super().clean()
        if self.review_months is None:
            self.review_months = self._meta.get_field("review_months").default
        reserved = RESERVED_SLUGS | self.reserved_slugs | (RESERVED_ROOT_SLUGS if self.depth in (None, 3) else set())
        if self.slug in reserved:
            raise ValidationError({"slug": _("This address is reserved. Choose another one.")})
