"""Lines that readers wrote about a page, for the people who look after it and never for the public."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.core.models import ExampleModel

from .about_pages import AboutPagesQuerySet

LONGEST = 300  # Characters.
LONGEST_BELOW = 200


class PageRemarkQuerySet(AboutPagesQuerySet):
    def waiting(self):
        """Those that nobody has dealt with."""
        return self.filter(is_handled=False)

    def newest_first(self):
        return self.order_by("-day", "-pk")


class PageRemark(ExampleModel):
    """One line: about which page, on which day, and whether the page had helped. Nothing of who wrote it.

    ``below`` is the rest of the address where a page shows more than itself (an agency of the directory).
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))
    below = models.CharField(_("part of the page"), max_length=LONGEST_BELOW, blank=True)
    day = models.DateField(_("day"), db_index=True)
    helped = models.BooleanField(_("helped"))
    text = models.CharField(_("text"), max_length=LONGEST)
    is_handled = models.BooleanField(_("handled"), default=False)

    objects = PageRemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("remark about a page")
        verbose_name_plural = _("remarks about pages")

    def __str__(self):
        return f"{self.page_id}, {self.day}"
