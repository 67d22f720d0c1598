"""How many readers found a page helpful, by month: no address, no person, no order."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.core.models import ExampleModel

from .about_pages import AboutPagesQuerySet


class PageOpinionQuerySet(AboutPagesQuerySet):
    def add(self, page_id, day, helped):
        """Count one opinion. Other processes may count the same page at the same time. Call it in a transaction."""
        month = self.get_or_create(page_id=page_id, month=day.replace(day=1))[0]
        column = "helped" if helped else "not_helped"
        self.filter(pk=month.pk).update(**{column: F(column) + 1})

    def with_share(self):
        """Add ``total``, and ``share``: of a hundred readers, how many were not helped (whole numbers)."""
        counted = self.annotate(total=F("helped") + F("not_helped")).filter(total__gt=0)
        return counted.annotate(share=F("not_helped") * 100 / F("total"))

    def most_unhelpful_first(self):
        """The newest month first, in it the largest share of readers who were not helped."""
        return self.with_share().order_by("-month", "-share", "-total", "pk")


class PageOpinion(ExampleModel):
    """What readers of a page answered in a month, which stands as its first day."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))
    month = models.DateField(_("month"))
    helped = models.PositiveIntegerField(_("helped"), default=0)
    not_helped = models.PositiveIntegerField(_("did not help"), default=0)

    objects = PageOpinionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "month"], name="page_opinion_once_a_month")]
        indexes = [models.Index(fields=["month"], name="page_opinion_month")]
        verbose_name = _("opinion of a page")
        verbose_name_plural = _("opinions of pages")

    def __str__(self):
        return f"{self.page_id}, {self.month:%Y-%m}"
