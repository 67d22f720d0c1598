"""A calendar (RFC 5545) beside everything that has dates: ``<address>kalender.ics``.

A phone that subscribed to it moves an entry whose date has moved, by its UID and SEQUENCE.
"""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from .feeds import FRESH_FOR, full
from .subjects import subject_at


@require_safe
def calendar(request, address=""):
    subject = subject_at(request, address)
    if not subject.has_calendar:
        raise Http404
    found = Calendar()
    found.add("prodid", f"-//{urlsplit(settings.SITE_URL).hostname}//Siantar Kota Cerdas//ID")
    found.add("version", "2.0")
    found.add("x-wr-calname", subject.title)
    found.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for date in subject.dates(timezone.now()):
        found.add_component(event(date))
    found.add_missing_timezones()
    response = HttpResponse(found.to_ical(), content_type="text/calendar; charset=utf-8")
    patch_cache_control(response, public=True, max_age=FRESH_FOR)
    return response


def event(date):
    """A CalendarDate as a VEVENT: in the city's time, or of a whole day."""
    found = Event()
    found.add("uid", f"{date.uid}@{urlsplit(settings.SITE_URL).hostname}")
    found.add("sequence", date.sequence)
    found.add("dtstamp", date.changed_at)
    found.add("last-modified", date.changed_at)
    found.add("summary", date.title)
    found.add("url", full(date.path))
    for name, moment in (("dtstart", date.start), ("dtend", date.end)):
        if moment:
            found.add(name, timezone.localtime(moment) if hasattr(moment, "hour") else moment)
    for name, text in (("description", date.description), ("location", date.place)):
        if text:
            found.add(name, text)
    return found
