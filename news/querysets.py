from django.db.models.functions import Coalesce

from cms.core.querysets import PublishedQuerySet


class NewsQuerySet(PublishedQuerySet):
    def newest_first(self):
        return self.order_by("-date", "-pk")

    def of_month(self, year, month=None):
        """News of a year, or of one month of it, in the city's time zone."""
        news = self.filter(date__year=year)
        return news.filter(date__month=month) if month else news

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
