"""Turns text and filters into results. Knows no HTML, no request and no engine."""

import re
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string

from cms.core.models import BasePage

MAX_LENGTH = 200

# What FTS5 and query parsers read as syntax; a citizen's quotation mark is none.
SYNTAX = re.compile(r"[\x00-\x1f\x7f\"'*^:(){}\[\]<>\\/~+|&!?=;`$%@#]+")


@dataclass(frozen=True)
class SearchFilters:
    """What narrows a search: page type (a key of ``searchable_types``), dimension page, agency, range of dates."""

    type: str = ""
    dimension: object = None
    agency: object = None
    since: date | None = None
    until: date | None = None

    @property
    def narrow(self):
        """True when a filter needs to look into the page types' own tables."""
        return bool(self.dimension or self.agency or self.since or self.until)


@dataclass(frozen=True)
class SearchResults:
    words: str
    pages: object  # A sliceable, countable sequence of base pages, best first.


def clean_text(text):
    """The words of a query: syntax and control characters removed, white space folded, at most 200 characters."""
    return normalise_query_string(SYNTAX.sub(" ", (text or "")[:MAX_LENGTH]))


def searchable_types():
    """The page types that can be found, by the key that stands in addresses."""
    models = (model for model in apps.get_models() if issubclass(model, BasePage))
    return {model.search_type: model for model in models if model.search_type}


def search(text, filters):
    """Published pages that match the text, best first; all of them, newest first, without a text."""
    types = searchable_types()
    wanted = [types[filters.type]] if filters.type in types else list(types.values())
    pages = Page.objects.live().public().filter(content_type__in=ContentType.objects.get_for_models(*wanted).values())
    if filters.narrow:
        pages = pages.filter(pk__in=list(matching_ids(wanted, filters)))
    words = clean_text(text)
    if not words:
        return SearchResults("", pages.order_by("-last_published_at", "-pk"))
    return SearchResults(words, pages.search(words, operator="or"))


def matching_ids(models, filters):
    """The ids of the pages that the filters leave; each page type answers in its own queryset."""
    for model in models:
        pages = model.objects.published()
        if filters.dimension:
            pages = pages.about_dimension(filters.dimension)
        if filters.agency:
            pages = pages.about_agency(filters.agency)
        if filters.since or filters.until:
            pages = pages.dated_between(filters.since or date.min, filters.until or date.max)
        yield from pages.values_list("pk", flat=True)


def suggest(text, limit=8):
    """Published pages whose title holds the words begun so far, for completion while typing."""
    words = clean_text(text)
    if len(words) < 2:
        return []
    pages = Page.objects.live().public().type(*searchable_types().values())
    return list(pages.autocomplete(words)[:limit])
