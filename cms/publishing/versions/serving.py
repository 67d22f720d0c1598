"""``<page>?versi=3``: one version of a page, in the page's own template; ``&format=json``: its canonical content.

The current version too is shown from what was stored, and says that it is the current one: so the address that somebody
cites shows the same text today and after the next publication, and its fingerprint can be checked at any time.
"""

from urllib.parse import unquote

from django.http import Http404, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from cms.core.querysets import PublishedQuerySet

from ..history.entries import original_of
from ..models import PublicVersion
from .content import canonical
from .numbers import number_from
from .restoring import restore

GONE = 410


def serve_version(page, request, args, kwargs):
    """Answer a request for a version of a page; None for any other request. A hook of Wagtail's ``serve``.

    Raises Http404 for a page that is not open to everybody, and for what a page shows below its own address: an agency
    or a month of news has no versions.
    """
    if "versi" not in request.GET:
        return None
    if not stands_at(page, request) or not PublishedQuerySet(Page).published().filter(pk=page.pk).exists():
        raise Http404
    page = page.specific
    versions = PublicVersion.objects.of(page).newest_first()
    newest = versions.values_list("number", flat=True).first() or 0
    version = versions.filter(number=number_from(request.GET["versi"])).first()
    if version is None:
        return render(request, "publishing/version_missing.html", {"page": page, "newest": newest}, status=404)
    if version.content is None:
        return render(request, "publishing/version_redacted.html", {"page": page, "version": version}, status=GONE)
    if request.GET.get("format") == "json":
        return as_json(version)
    return as_page(page, version, request, is_newest=version.number == newest)


def stands_at(page, request):
    """Whether a request is for the page itself, not for a route below it."""
    parts = page.get_url_parts(request)
    return bool(parts) and unquote(parts[2]) == request.path


def as_json(version):
    response = HttpResponse(canonical(version.content), content_type="application/json; charset=utf-8")
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def as_page(page, version, request, is_newest):
    """The page as it was, through its own route and template."""
    restored, gone = restore(page, version)
    take_facts_of_then(restored, version)
    request.public_version = version
    request.version_shown = {"version": version, "is_newest": is_newest, "gone": dict(gone)}
    route = restored.route(request, [])
    response = route.page.serve(request, *route.args, **route.kwargs)
    request.is_preview = True  # For the template, rendered later: its fragments are not those of the live page.
    return response


def take_facts_of_then(restored, version):
    """Give a translation the facts that its original showed when the version was published, not those of today."""
    original = original_of(restored)
    if original.pk == restored.pk:
        return
    earlier = PublicVersion.objects.of(original).filter(published_at__lte=version.published_at)
    then = earlier.newest_first().first()
    if then and then.content is not None:
        restored.facts = restore(original, then)[0]
