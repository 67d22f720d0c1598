from django.db.models import Max, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from cms.core.querysets import PublishedQuerySet
from cms.reading.models import PageRead


class NewsQuerySet(PublishedQuerySet):
    def for_view(self):
        return self.select_related("picture", "locale").prefetch_related("categories", "corrections")

    def newest_first(self):
        return self.order_by("-date", "-pk")

    def latest(self, limit):
        """The news published or corrected last, as feeds show them, with their corrections. Four queries."""
        news = self.prefetch_related("corrections")
        newest = news.order_by("-first_published_at", "-pk")[:limit]
        corrected = news.filter(corrections__isnull=False).annotate(corrected=Max("corrections__date"))
        found = {page.pk: page for page in [*newest, *corrected.order_by("-corrected", "-pk")[:limit]]}
        return sorted(found.values(), key=lambda page: (page.feed_moment, page.pk), reverse=True)[:limit]

    def of_month(self, year, month=None):
        """News of a year, or of one month of it, in the city's time zone."""
        news = self.filter(date__year=year)
        return news.filter(date__month=month) if month else news

    def most_read(self, today, limit=5):
        """The news read most in the last thirty days, the most read first; none that nobody read. One query."""
        recent = PageRead.objects.recent(today)
        times = recent.filter(page=OuterRef("pk")).values("page").annotate(read=Sum("times")).values("read")
        read = self.filter(pk__in=recent.values("page")).annotate(times_read=Subquery(times))
        return read.order_by("-times_read", "-pk")[:limit]

    def with_rows(self):
        """What a row of a list shows, in a constant number of queries."""
        return self.select_related("picture").prefetch_related("categories", "picture__renditions")


class EventQuerySet(PublishedQuerySet):
    def with_responsible_agency(self):
        """Its own, or the organiser."""
        return self.annotate(responsible_agency_id=Coalesce("owner_agency_id", "organiser_id"))

    def upcoming(self, now):
        return self.filter(end__gte=now).order_by("start", "pk")

    def past(self, now):
        return self.filter(end__lt=now).order_by("-start", "-pk")
