from django.db import models
from django.utils.translation import gettext_lazy as _

from .news import NewsPage


class ArchivedNews(models.Model):
    """That a news item came out of an older site's archive, and what the archive said last: see news/archive."""

    # One row an item, whoever imports it and however often.
    key = models.CharField(max_length=64, unique=True)
    page = models.OneToOneField(NewsPage, on_delete=models.CASCADE, related_name="archived")
    # Fingerprints of each field as the archive told it last, and of all of them together.
    said = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()
        verbose_name = _("archived news item")
        verbose_name_plural = _("archived news items")

    def __str__(self):
        return self.key
