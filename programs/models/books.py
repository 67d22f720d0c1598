from dataclasses import replace

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.core.blocks import ProseBlock
from cms.core.models import BasePage
from cms.core.models.pages import picture_column
from cms.core.structured_data import of_page, thing


class BookPage(BasePage):
    """A book of the plan, read chapter by chapter, with its PDF beside it."""

    page_description = _("A book of the masterplan. Its chapters are its child pages.")
    parent_page_types = ["programs.MasterplanPage"]
    subpage_types = ["programs.ChapterPage"]
    search_type = "buku"
    reserved_slugs = frozenset({"cakupan", "evaluasi"})
    promises = []  # The head sees every change but of wording; see cms/moderation/routing.py.

    number = models.PositiveSmallIntegerField(_("number"))
    picture = picture_column()
    pdf = models.ForeignKey(
        "core.PublicDocument",
        verbose_name=_("PDF"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The same text as a file to keep or print."),
    )

    content_panels = [*BasePage.content_panels, FieldPanel("number"), FieldPanel("picture"), FieldPanel("pdf")]

    class Meta:
        verbose_name = _("book")
        verbose_name_plural = _("books")

    @property
    def chapters(self):
        """Its published chapters, in order, without their texts."""
        return ChapterPage.objects.child_of(self).published().defer("body").order_by("path")

    def share_card(self, today):
        return replace(super().share_card(today), kicker=gettext("Book of the masterplan"))

    def structured_data(self, request):
        return [of_page(self, request, "Book", position=self.number)]


class ChapterPage(BasePage):
    """One chapter; every heading and paragraph has an address of its own."""

    page_description = _("A chapter of a book. Headings make its table of contents.")
    parent_page_types = ["programs.BookPage"]
    subpage_types = []
    search_type = "bab"
    promises = []

    body = StreamField(ProseBlock(), verbose_name=_("text"))

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")

    @cached_property
    def book(self):
        return self.get_parent().specific

    def get_context(self, request, *args, **kwargs):
        """``paragraph_links``: whether every part of the text shows the link to itself, as ``?tautan=1`` asks."""
        context = super().get_context(request, *args, **kwargs)
        return context | {"paragraph_links": request.GET.get("tautan") == "1"}

    def share_card(self, today):
        return replace(super().share_card(today), kicker=self.book.title)

    def structured_data(self, request):
        book = thing("Book", name=self.book.title, url=request.build_absolute_uri(self.book.get_url(request)))
        return [of_page(self, request, "Chapter", isPartOf=book)]

    @cached_property
    def chapters(self):
        """The chapters of its book, itself included, without their texts. One query."""
        return list(ChapterPage.objects.sibling_of(self).published().defer("body").order_by("path"))

    @property
    def previous_chapter(self):
        return next((chapter for chapter in reversed(self.chapters) if chapter.path < self.path), None)

    @property
    def next_chapter(self):
        return next((chapter for chapter in self.chapters if chapter.path > self.path), None)
