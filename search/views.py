from django.http import JsonResponse
from django.shortcuts import render

from cms.core.pagination import paginate

from .forms import SearchForm
from .query import search, suggest
from .results import results as rows_of

PER_PAGE = 10
LARGEST_PAGE = 50


def results(request):
    """/cari/: a page for people, or with ``format=json`` the same results for programs."""
    form = SearchForm(request.GET)
    found = search(form.text, form.filters, form.exactly)
    if request.GET.get("format") == "json":
        return as_json(request, found)
    page_of_results = paginate(request, found.pages, PER_PAGE)
    context = {
        "form": form,
        "found": found,
        "words": found.understanding.text,
        "facets": list(form.shown_facets(found.facet_counts())),
        "page_of_results": page_of_results,
        "results": rows_of(page_of_results, found.understanding),
    }
    return render(request, "search/results.html", context)


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
    """/cari/saran: titles that match what has been typed so far."""
    pages = suggest(request.GET.get("q", ""))
    return JsonResponse({"suggestions": [{"title": page.title, "url": page.get_url(request)} for page in pages]})
