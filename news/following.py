"""The dates of events, for calendars that people subscribe to."""

from datetime import timedelta

from django.db.models import Count

from cms.following.subjects import CalendarDate
from cms.publishing.models import Publication

A_YEAR = timedelta(days=365)
MOST_DATES = 300


def dates_of(events):
    """Public events as CalendarDates. One query beside their own."""
    events = list(events)
    published = Publication.objects.filter(page_id__in=[event.pk for event in events], action="published")
    times = dict(published.order_by().values_list("page_id").annotate(times=Count("pk")))
    return [date_of(event, times.get(event.pk, 0)) for event in events]


def date_of(event, times_published):
    place = [event.place, event.address, event.area.name if event.area else ""]
    return CalendarDate(
        uid=f"acara-{event.pk}",
        sequence=times_published,  # Publications are never deleted.
        title=event.title,
        start=event.start,
        end=event.end,
        path=f"/p/{event.pk}",
        changed_at=event.last_published_at,
        description=event.summary,
        place=", ".join(filter(None, place)),
    )
