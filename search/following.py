"""A search as something to follow: the newest pages that it finds."""

from dataclasses import replace
from urllib.parse import urlencode

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.following.feeds import SubjectFeed
from cms.following.subjects import Subject

from .forms import SearchForm
from .models import SearchEntry
from .query import search

FORGOTTEN = ("halaman", "urut", "format", "ukuran")  # What says how to show a search, not what to find.


def followed_search(form, parameters):
    """The search of a form and its address's parameters as a Subject; None for one that asks for nothing."""
    if not form.text and not form.is_narrowed:
        return None
    kept = sorted((name, value) for name, values in parameters.lists() if name not in FORGOTTEN for value in values)
    title = _("Search: %(words)s") % {"words": form.text} if form.text else _("Search by filters")
    return Subject(
        title=title,
        summary=_("The newest pages that this search finds."),
        address=reverse("search"),
        items=lambda limit: newest(form, limit),
        query=f"?{urlencode(kept)}",
    )


def newest(form, limit):
    filters = replace(form.filters, newest_first=True)
    return list(search(form.text, filters, form.exactly).pages[:limit])


def subject_of(parameters):
    """What the parameters of a search (a QueryDict) ask for, as a Subject; None where that is nothing."""
    return followed_search(SearchForm(parameters), parameters)


def pages_found(query, pages):
    """Those of some pages, by key, that a followed search ("?q=lampu") finds."""
    form = SearchForm(QueryDict(query.removeprefix("?")))
    found = search(form.text, form.filters, form.exactly)
    entries = form.filters.apply(SearchEntry.objects.filter(pk__in=pages))
    return [entry.pk for entry in found.matching(entries)]


class SearchFeed(SubjectFeed):
    """``/cari/umpan.atom?q=…`` with the parameters of any search."""

    def get_object(self, request):
        followed = subject_of(request.GET)
        if followed is None:
            raise Http404
        return followed
