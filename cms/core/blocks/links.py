from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, PageChooserBlock, RichTextBlock, URLBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.models import Page

from ..querysets import PublishedQuerySet
from . import samples
from .base import LINKS, MEDIA, PROSE_FEATURES, PlainStructBlock


class ReadAlsoBlock(PlainStructBlock):
    page = PageChooserBlock(label=_("Page"))
    label = CharBlock(required=False, label=_("Label"), help_text=_("Leave empty for the page's title."))

    class Meta:
        label = _("Read also")
        description = _("Leads to another page of this site. Disappears while that page is not public.")
        icon = "link"
        group = LINKS
        template = "blocks/read_also.html"
        preview_value = staticmethod(samples.page_link)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        page = context["page"]
        # The prose around it asks once for all its links; a link on its own, as in a preview, asks for itself.
        public = context.get("public_pages")
        if public is None:
            public = self.public_pages([value])
        return context | {"page": page if page and page.pk in public else None}

    @staticmethod
    def public_pages(values):
        """The ids of the pages among those linked that are public. At most one query."""
        ids = [value["page"].pk for value in values if value.get("page")]
        public = PublishedQuerySet(Page).published()
        return set(public.filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()


class DocumentBlock(PlainStructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    label = CharBlock(required=False, label=_("Label"), help_text=_("Leave empty for the document's title."))
    description = CharBlock(required=False, label=_("Description"))

    class Meta:
        label = _("Document")
        description = _("A file to download. Its type and size are shown beside it.")
        icon = "doc-full"
        group = LINKS
        template = "blocks/document.html"
        preview_value = staticmethod(samples.document)

    def get_searchable_content(self, value):
        # What stands on the page: the label, or in its place the title of the document.
        title = [] if value.get("label") or not value.get("document") else [value["document"].title]
        return title + super().get_searchable_content(value)


class VideoBlock(PlainStructBlock):
    title = CharBlock(label=_("Title"))
    url = URLBlock(label=_("Address"), help_text=_("Where the video can be watched."))
    duration = CharBlock(required=False, label=_("Duration"), help_text=_("For example: 3 minutes."))
    transcript = RichTextBlock(required=False, features=PROSE_FEATURES, label=_("Transcript"))

    class Meta:
        label = _("Video")
        description = _("A link to a video elsewhere. Nothing is loaded from there until it is followed.")
        icon = "media"
        group = MEDIA
        template = "blocks/video.html"
        preview_value = {
            "title": _("How to report a broken street lamp"),
            "url": "https://video.example/lampu-jalan",
            "duration": _("3 minutes"),
            "transcript": samples.rich(samples.SENTENCE),
        }

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        return context | {"host": urlsplit(value.get("url") or "").hostname}
