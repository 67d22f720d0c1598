"""What readers of the demo city said about its pages in the weeks before."""

from datetime import timedelta

from wagtail.models import Page

from tests import builders

from .files import read


def load_feedback(city):
    """Takes the city when all its pages are built. What is answered in the month of loading is real."""
    for row in read("feedback")["pages"]:
        page = Page.objects.get(slug=row["slug"])
        month = city.calendar.today
        for helped, not_helped in row["months"]:
            month = month.replace(day=1) - timedelta(days=1)
            builders.make_opinions(page, month, helped, not_helped, is_example=True)
        for remark in row.get("remarks", ()):
            load_remark(city, page, remark)


def load_remark(city, page, row):
    builders.make_remark(
        page,
        row["text"],
        city.calendar.day(row["day"]),
        row["helped"],
        is_handled=row.get("handled", False),
        is_example=True,
    )
