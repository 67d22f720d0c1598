"""Once a month everybody who has to look over pages gets a mail that lists them."""

from collections import defaultdict
from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone
from wagtail.models import Page

from cms.core.mail import queue_mail
from cms.core.ownership import agencies

from ..office_days import office_days_between
from .calendar import day_of, last_day_of_month
from .querysets import ReviewQuerySet
from .recipients import contributors_of, editors

OFFICE_OPENS = 7
ONE_DAY = timedelta(days=1)
MOST_PAGES = 500
SHOWN = 30
DONE = "moderation:reviews-mailed:"


def mail_due_reviews(now):
    """Queue the month's mails from the morning of its first weekday on.

    A person gets one a month, whatever else runs at the same time; once a day suffices for those who missed it.
    """
    now = timezone.localtime(now, timezone.get_default_timezone())
    today = now.date()
    if now.hour < OFFICE_OPENS or not month_has_begun(today) or cache.get(DONE) == today:
        return
    for person, pages in pages_by_person(pages_due(last_day_of_month(today))).items():
        context = {"pages": pages[:SHOWN], "count": len(pages), "more": max(0, len(pages) - SHOWN), "today": today}
        queue_mail(person, "review_due", context, now, key=f"review_due:{today:%Y-%m}:{person.pk}")
    cache.set(DONE, today, timeout=None)


def month_has_begun(today):
    """True from the month's first weekday on."""
    return office_days_between(today.replace(day=1) - ONE_DAY, today, ()) > 0


def pages_due(day):
    """The public pages that are due by a day, longest overdue first, each with ``due_on``."""
    due = ReviewQuerySet(Page).to_review().due_by(day).order_by("due_key", "pk").select_related("locale")
    pages = list(due[:MOST_PAGES])
    for page in pages:
        page.due_on = day_of(page.due_key)
    return pages


def pages_by_person(pages):
    """To whom which pages go: editors hear of all, contributors of those that their agencies answer for."""
    of_agency = defaultdict(list)
    for page in pages:
        of_agency[page.responsible_agency_id].append(page)
    of_person = defaultdict(dict)
    for agency in agencies().filter(pk__in=[pk for pk in of_agency if pk]):
        for person in contributors_of(agency):
            of_person[person] |= {page.pk: page for page in of_agency[agency.pk]}
    mails = {person: sorted(own.values(), key=lambda page: page.due_key) for person, own in of_person.items()}
    return mails | ({person: pages for person in editors()} if pages else {})
