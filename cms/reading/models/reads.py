"""How often each page was read on a day: no address, no person, no order. See cms/reading/counting.py."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Sum
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

WINDOW = timedelta(days=30)


class PageReadQuerySet(models.QuerySet):
    def recent(self, today):
        """The readings of the last thirty days."""
        return self.filter(day__gt=today - WINDOW)

    def total(self):
        """All readings of the set as one number."""
        return self.aggregate(total=Sum("times"))["total"] or 0

    def by_month(self):
        """A dict for each page and month: title, month, times; the newest month first, in it the most read first."""
        counted = self.values("page_id", title=F("page__title"), month=TruncMonth("day"))
        return counted.annotate(read=Sum("times")).order_by("-month", "-read", "page_id")

    def add(self, day, waiting):
        """Add counts (page key → times) to a day. Other processes may add to the same rows at the same time."""
        # In the same order everywhere, so that none waits for the other in a circle.
        rows = [self.model(day=day, page_id=page) for page in sorted(waiting)]
        self.bulk_create(rows, ignore_conflicts=True)
        for page, times in sorted(waiting.items()):
            self.filter(day=day, page_id=page).update(times=F("times") + times)


class PageRead(models.Model):
    """Readings of a page on a day; of days long past, those of a month stand on its first day."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))
    day = models.DateField(_("day"), db_index=True)
    times = models.PositiveIntegerField(_("readings"), default=0)

    objects = PageReadQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "day"], name="page_read_once_a_day")]
        verbose_name = _("reading of a page")
        verbose_name_plural = _("readings of pages")

    def __str__(self):
        return f"{self.page_id}, {self.day}"
