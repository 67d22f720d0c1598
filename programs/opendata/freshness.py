"""Whether the data changed since somebody took them: told from what was published last, without reading the data."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, time

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Max, Min, Sum
from django.utils import timezone
from wagtail.models import PageLogEntry, PageViewRestriction

from cms.moderation.models import RegisterChange
from cms.publishing.models import LedgerEntry, Publication

from ..models import Agency, Area, DimensionPage, Indicator, IndicatorValue, Milestone, ProgramPage, QuarterlyReport
from .sets import SETS

REGISTERS = [Agency, Area, Indicator]


@dataclass(frozen=True)
class Freshness:
    """``changed``: when a fact was published last, None before the first. ``mark``: a word that changes with the data.

    Some columns depend on the day (due and not reported, days since the last report), so the mark changes at midnight
    too, and ``since`` is never earlier than today's beginning.
    """

    changed: datetime | None
    since: datetime
    mark: str
    began: datetime | None


def freshness(now):
    """The Freshness of all data sets at a moment. Nine small queries, however many programmes there are."""
    events, midnight = list(newest_events()), midnight_before(now)
    moments = [moment for _key, moment in events if moment]
    changed = max(moments, default=None)
    counts, began = sizes()
    shape = [(name, table.keys) for name, table in SETS.items()]
    told = repr([events, counts, shape, midnight, settings.SITE_URL, settings.OPEN_DATA_LICENCE])
    mark = hashlib.sha256(told.encode()).hexdigest()[:20]
    return Freshness(changed, max([midnight, *moments]).replace(microsecond=0), mark, began)


def midnight_before(now):
    return timezone.make_aware(datetime.combine(timezone.localdate(now), time.min))


def newest_events():
    """Pairs of the newest key and moment of everything that changes a public fact, or who may see it."""
    registers = RegisterChange.objects.filter(
        decision="confirmed", content_type__in=ContentType.objects.get_for_models(*REGISTERS).values()
    )
    privacy = PageLogEntry.objects.filter(action__startswith="wagtail.view_restriction")
    newest = [
        (Publication.objects.filter(page_type__startswith="programs."), "happened_at"),
        (LedgerEntry.objects.filter(subject_type__startswith="programs."), "happened_at"),
        (registers, "decided_at"),
        (QuarterlyReport.objects.filter(live=True), "last_published_at"),  # "No change" publishes no page.
        (privacy, "timestamp"),
    ]
    for rows, moment in newest:
        found = rows.aggregate(key=Max("pk"), rows=Count("pk"), moment=Max(moment))
        yield (found["key"], found["rows"]), found["moment"]


def sizes():
    """Counts that give away what was written past every publication: by a command, or straight into the database."""
    programs = ProgramPage.objects.countable().order_by()
    own = programs.aggregate(rows=Count("pk"), newest=Max("last_published_at"), began=Min("first_published_at"))
    values = IndicatorValue.objects.aggregate(rows=Count("pk"), targets=Sum("target"), actuals=Sum("actual"))
    private = PageViewRestriction.objects.aggregate(rows=Count("pk"), key=Max("pk"))
    others = [model.objects.count() for model in (Milestone, DimensionPage, *REGISTERS)]
    return [own, values, private, others], own["began"]
