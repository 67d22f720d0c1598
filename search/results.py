"""What stands in a row of the list of results."""

from dataclasses import dataclass

from wagtail.models import Page

from .excerpts import excerpt, marked, sought
from .models import SearchEntry
from .promises import promises


@dataclass(frozen=True)
class Result:
    """A page that was found. ``title`` and ``text`` are pieces of (text, whether it is a hit); ``milestone``: the
    promise that the question is about, if any."""

    page: Page
    title: list
    text: list
    milestone: object = None


def results(pages, understanding):
    """The rows of a page of results. Three queries at most, however many there are."""
    pages = list(pages)
    wanted = sought(understanding)
    texts = dict(SearchEntry.objects.filter(pk__in=[page.pk for page in pages]).values_list("pk", "text"))
    milestones = promises(pages, understanding)
    return [
        Result(
            page,
            marked(page.title, wanted),
            excerpt(texts.get(page.pk, ""), wanted) or marked(page.summary, wanted),
            milestones.get(page.pk),
        )
        for page in pages
    ]
