"""What people search for, by day and folded text: no address, no person, no order. See search/counting.py.

Not Wagtail's Query and QueryDailyHits: they cannot say what found nothing, and Wagtail shows them in the admin from
the first search on. Its Query stays what it also is there, the words to which editors pin results.
"""

from datetime import timedelta

from django.db import models
from django.db.models import Count, Sum
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.core.models import ExampleModel

from ..language.words import words

LONGEST = 60  # Characters. Who types more tells a story, which is nobody's business.
SHOWN_FROM = 3  # Searches: what fewer asked for stays unseen.
WINDOW = timedelta(days=30)


class SearchCountQuerySet(models.QuerySet):
    def recent(self, today):
        """The counts of the last thirty days."""
        return self.filter(day__gt=today - WINDOW)

    def by_text(self):
        """A dict for each text that was searched often enough to be shown, the most searched first: text, searches,
        how many of them found nothing, and on how many days."""
        counted = self.values("text").annotate(searched=Sum("times"), empty=Sum("found_nothing"), days=Count("day"))
        return counted.filter(searched__gte=SHOWN_FROM).order_by("-searched", "text")

    def without_results(self):
        """Of ``by_text``, those that found nothing often enough to be shown, the most frequent first."""
        return self.by_text().filter(empty__gte=SHOWN_FROM).order_by("-empty", "text")


class SearchCount(ExampleModel):
    """How often a text was searched on a day, and how often it found nothing."""

    day = models.DateField()
    text = models.CharField(max_length=LONGEST)
    times = models.PositiveIntegerField(default=0)
    found_nothing = models.PositiveIntegerField(default=0)

    objects = SearchCountQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "text"], name="search_count_once_a_day")]
        verbose_name = _("search by visitors")
        verbose_name_plural = _("searches by visitors")

    def __str__(self):
        return f"{self.text}, {self.day}"


class UnsuggestedSearch(models.Model):
    """A search that is never offered to others, however often it is made."""

    text = models.CharField(
        pgettext_lazy("noun", "search"),
        max_length=LONGEST,
        unique=True,
        help_text=_("As it stands in the report. Whoever types it still finds what there is."),
    )

    class Meta:
        ordering = ["text"]
        verbose_name = _("search that is not suggested")
        verbose_name_plural = _("searches that are not suggested")

    def __str__(self):
        return self.text

    def clean(self):
        """Searches are counted folded, so that is how this must be written."""
        self.text = " ".join(words(self.text))
