from urllib.parse import urlencode

from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.core.pagination import paginate

from . import counting
from .alternatives import alternatives
from .common import completing, related
from .following import followed_search
from .forms import SearchForm
from .language.words import words
from .promotions import promotions
from .query import search, suggest
from .results import results as rows_of

PER_PAGE = 10
LARGEST_PAGE = 50
MOST_REPEATED = 80  # Characters of a search that its page repeats in a line.


def results(request):
    """/cari/: a page for people, or with ``format=json`` the same results for programs."""
    form = SearchForm(request.GET)
    found = search(form.text, form.filters, form.exactly)
    if request.GET.get("format") == "json":
        return as_json(request, found)
    page_of_results = paginate(request, found.pages, PER_PAGE)
    is_new = not form.is_narrowed and not form.exactly and page_of_results.number == 1
    if is_new:
        counting.note(form.text, found.count)
    promoted = promotions(found.understanding) if is_new else []
    words_read = found.understanding.read_as if found.understanding.corrections else found.understanding.text
    context = {
        "form": form,
        "followed": followed_search(form, request.GET),
        "found": found,
        "words": Truncator(words_read).chars(MOST_REPEATED),
        "facets": list(form.shown_facets(found.facet_counts())),
        "page_of_results": page_of_results,
        "promoted": promoted,
        "results": without(promoted, rows_of(page_of_results, found.understanding)),
        "related": related(found.understanding, timezone.localdate()),
        "alternatives": None if found.count else alternatives(form, found),
    }
    return render(request, "search/results.html", context)


def without(promoted, rows):
    """The rows whose pages do not stand above them already."""
    above = {promotion.page.pk for promotion in promoted if promotion.page}
    return [row for row in rows if row.page.pk not in above]


def as_json(request, found):
    """``total`` and ``results`` as the contract says; ``ukuran`` is the size of a page, 1 to 50."""
    size = request.GET.get("ukuran", "")
    per_page = min(max(int(size), 1), LARGEST_PAGE) if size.isdecimal() and len(size) < 4 else 20
    page = paginate(request, found.pages, per_page)
    rows = [
        {
            "title": result.title,
            "url": result.get_full_url(request),
            "type": result.search_type,
            "date": result.search_date.isoformat() if result.search_date else None,
            "summary": result.summary,
            "source_url": getattr(result, "source_url", "") or None,
            "is_example": result.is_example,
        }
        for result in page
    ]
    return JsonResponse({"total": page.paginator.count, "results": rows})


def suggestions(request):
    """/cari/saran: common searches that go on from what has been typed so far, then pages by their titles."""
    text = request.GET.get("q", "")
    pages = suggest(text)
    searches = completing(words(text), timezone.localdate()) if len(text.strip()) > 1 else []
    if request.GET.get("format") == "opensearch":
        return for_browsers(text, [*searches, *(page.title for page in pages)])
    rows = [suggestion(text, f"{reverse('search')}?{urlencode({'q': text})}", _("Common search")) for text in searches]
    rows += [suggestion(page.title, page.get_url(request), kind_of(page)) for page in pages]
    return JsonResponse({"suggestions": rows})


def for_browsers(text, completions):
    """Suggestions as the search field of a browser takes them (OpenSearch Suggestions)."""
    return JsonResponse([text, completions], safe=False, content_type="application/x-suggestions+json")


@require_safe
def opensearch(request):
    """/opensearch.xml: how a browser asks this site, from its own search field."""
    response = render(request, "search/opensearch.xml", content_type="application/opensearchdescription+xml")
    patch_cache_control(response, public=True, max_age=86_400)
    return response


def suggestion(title, url, kind):
    return {"title": title, "url": url, "kind": kind}


def kind_of(page):
    return capfirst(page.page_type_display_name)
