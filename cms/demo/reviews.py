"""Lets some pages of the demo city be due for review."""

from django.db.models.functions import Least
from wagtail.models import Page

from cms.moderation.reviews.recording import record_review

from .files import read


def load_reviews(city):
    """Takes the city when all its pages are built."""
    for row in read("reviews")["unchanged"]:
        let_rest(city, row)


def let_rest(city, row):
    """Let a page look as if it was last changed on a day and, where the row says so, looked over later."""
    moment = city.calendar.moment(row["day"], "10:00")
    pages = Page.objects.filter(slug=row["slug"])
    pages.update(last_published_at=moment, first_published_at=Least("first_published_at", moment))
    if "reviewed" in row:
        record_review(pages.get().specific, None, city.calendar.moment(row["reviewed"], "11:00"), row["note"])
