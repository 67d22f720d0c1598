from datetime import datetime, time

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from cms.core.blocks import ProseBlock
from cms.core.models import BasePage, LastingAddress
from cms.core.models.pages import picture_column, review_interval
from cms.core.schedule_panel import IN_WIB
from cms.core.sharing.cards import ShareCard
from cms.core.structured_data import moment, of_page, publisher, thing
from cms.core.templatetags.indonesian import long_date
from cms.following.topics import topic_of

from ..querysets import NewsQuerySet
from ..searching import facets_of


@register_snippet
class NewsCategory(LastingAddress):
    """A section of the news, as readers browse it."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("address"), max_length=80, unique=True)

    panels = ["name", "slug"]

    class Meta:
        ordering = ["name"]
        verbose_name = _("news category")
        verbose_name_plural = _("news categories")

    def __str__(self):
        return self.name


class NewsPageTag(TaggedItemBase):
    content_object = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="tagged_items")


class NewsPage(BasePage):
    """A news item; its summary is the lead."""

    page_description = _("A news item with dateline, lead, text, corrections and the programmes it is about.")
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []
    search_type = "berita"
    share_type = "article"

    kicker = models.CharField(_("kicker"), max_length=60, blank=True, help_text=_("A few words above the headline."))
    date = models.DateTimeField(_("date and time"), default=timezone.now, db_index=True)
    dateline_place = models.CharField(_("dateline: place"), max_length=60, default="SIANTAR", blank=True)
    dateline_source = models.CharField(_("dateline: outlet"), max_length=80, default="Diskominfo", blank=True)
    picture = picture_column()
    caption = models.CharField(_("caption"), max_length=200, blank=True)
    review_months = review_interval(0)
    body = StreamField(ProseBlock(), verbose_name=_("text"))
    author = models.CharField(_("author"), max_length=120, blank=True)
    photographer = models.CharField(_("photographer"), max_length=120, blank=True)
    categories = ParentalManyToManyField(NewsCategory, verbose_name=_("categories"), blank=True, related_name="news")
    tags = ClusterTaggableManager(through=NewsPageTag, verbose_name=_("tags"), blank=True)
    programs = ParentalManyToManyField(
        "programs.ProgramPage", verbose_name=_("programmes it is about"), blank=True, related_name="news_items"
    )
    source_name = models.CharField(
        _("source"), max_length=160, blank=True, help_text=_("Where a retold report was first published.")
    )
    source_url = models.URLField(_("link to the source"), max_length=500, blank=True)

    objects = PageManager.from_queryset(NewsQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kicker"),
        MultiFieldPanel(
            [FieldRowPanel(["dateline_place", "dateline_source"]), FieldPanel("date", help_text=IN_WIB)],
            heading=_("Dateline"),
            help_text=_("Shown before the text: SIANTAR, Diskominfo – …"),
        ),
        MultiFieldPanel(["picture", "caption"], heading=_("Picture")),
        FieldPanel("body"),
        MultiFieldPanel([FieldRowPanel(["author", "photographer"])], heading=_("Who made it")),
        MultiFieldPanel(["categories", "tags", "programs"], heading=_("What it is about")),
        MultiFieldPanel(["source_name", "source_url"], heading=_("Source")),
        InlinePanel("corrections", heading=_("Corrections"), label=_("correction")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("kicker"),
        index.RelatedFields("tags", [index.SearchField("name")]),
        index.FilterField("date"),
    ]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

    @property
    def search_facets(self):
        programs = self.programs.all()
        return facets_of(programs) | {
            "opd": facets_of(programs)["opd"] | super().search_facets["opd"],
            "tahun": {timezone.localtime(self.date).year},
            "topik": {category.slug for category in self.categories.all()},
        }

    def also_followed_at(self):
        """Categories and tags in the list above it, and the programmes that it is about."""
        below = [f"kategori/{category.slug}/" for category in self.categories.all()]
        below += [f"tag/{tag.slug}/" for tag in self.tags.all()]
        parent = self.get_parent()
        return {topic_of(parent.pk, rest) for rest in below} | {topic_of(page.pk) for page in self.programs.all()}

    @cached_property
    def all_tags(self):
        return list(self.tags.all())

    @property
    def feed_summary(self):
        """What a feed says of it: corrections come first, so that whoever read the mistake reads them."""
        said = [
            gettext("Correction of %(date)s: %(text)s") % {"date": date_format(row.date, "j F Y"), "text": row.text}
            for row in self.corrections.all()
        ]
        return " ".join([*said, self.summary])

    def share_card(self, today):
        kicker = f"{gettext('News')} · {long_date(self.date)}"
        return ShareCard(title=self.title, kicker=kicker, note=self.summary, is_example=self.is_example)

    def structured_data(self, request):
        said = [
            thing("CorrectionComment", text=row.text, datePublished=moment(row.date)) for row in self.corrections.all()
        ]
        return [
            of_page(
                self,
                request,
                "NewsArticle",
                headline=self.title,
                datePublished=moment(self.date),
                dateline=self.dateline,
                author=thing("Person", name=self.author) if self.author else publisher(),
                articleSection=[category.name for category in self.categories.all()],
                keywords=[tag.name for tag in self.all_tags],
                isBasedOn=self.source_url,
                correction=said,
            )
        ]

    @property
    def feed_moment(self):
        """A correction brings an older item back into the feeds: whoever follows them has read the mistake there."""
        days = [row.date for row in self.corrections.all()]
        if not days:
            return self.first_published_at
        corrected = timezone.make_aware(datetime.combine(max(days), time.min))
        return max(self.first_published_at, min(corrected, self.last_published_at))

    @property
    def about(self):
        """The published programmes that it is about."""
        return self.programs.model.objects.published().filter(pk__in=self.programs.values_list("id", flat=True))

    def may_go_out_urgently(self):
        """Whether the latest draft corrects the public text; see cms/moderation/urgent.py."""
        known = set(NewsCorrection.objects.filter(page_id=self.pk).values_list("date", "text"))  # What is public.
        drafted = self.get_latest_revision_as_object().corrections.all()
        return self.live and any((row.date, row.text) not in known for row in drafted)

    def note_refusal(self, comment, today):
        text = _("A correction published urgently was not approved: %(comment)s") % {"comment": comment}
        self.corrections.add(NewsCorrection(date=today, text=text))

    @property
    def dateline(self):
        """As in "SIANTAR, Diskominfo"."""
        return ", ".join(part for part in (self.dateline_place, self.dateline_source) if part)


class NewsCorrection(Orderable):
    """A dated correction, shown above the text: ralat or koreksi after Indonesian press rules."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="corrections")
    date = models.DateField(_("date"))
    text = models.TextField(_("what was wrong and what is right"))

    class Meta:
        ordering = ["-date"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self):
        return f"{self.date:%Y-%m-%d}"
