from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _


class PageReviewQuerySet(models.QuerySet):
    def last_of_outer_page(self):
        """For a query of pages: when each was last looked over, as a subquery."""
        reviews = self.filter(page=OuterRef("pk")).order_by("-reviewed_at")
        return Subquery(reviews.values("reviewed_at")[:1])


class PageReview(models.Model):
    """That somebody looked over a public page and found that nothing needs to change."""

    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="page_reviews"
    )
    reviewed_at = models.DateTimeField(_("reviewed at"))
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("reviewed by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.CharField(
        _("note"), max_length=400, blank=True, help_text=_("What was checked, and with whom. Not shown to the public.")
    )

    objects = PageReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-reviewed_at"]
        indexes = [models.Index(fields=["page", "-reviewed_at"], name="last_review_of_page")]
        verbose_name = _("page review")
        verbose_name_plural = _("page reviews")

    def __str__(self):
        return f"{self.page}, {self.reviewed_at:%Y-%m-%d}"
