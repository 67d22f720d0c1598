from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.core.blocks import ProseBlock
from cms.core.models import BasePage


class InfoPage(BasePage):
    """A page of plain information: about, privacy, accessibility, press."""

    page_description = _("Information that changes rarely: about the site, privacy, accessibility, press.")
    parent_page_types = ["home.HomePage", "home.InfoPage"]
    subpage_types = ["home.InfoPage"]
    search_type = "informasi"

    body = StreamField(ProseBlock(), verbose_name=_("text"))

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")

    @property
    def subpages(self):
        return InfoPage.objects.child_of(self).published()
