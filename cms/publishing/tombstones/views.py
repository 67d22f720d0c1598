"""The answer 410 in place of a page that is gone."""

from django.http import Http404
from django.shortcuts import render
from wagtail.models import Page

from cms.core.querysets import PublishedQuerySet
from cms.core.routing import route_page


def gone(request, tombstone):
    """The page that says so, with status 410 (RFC 9110: gone, and likely for good)."""
    context = {"tombstone": tombstone, "instead": instead_of(request, tombstone)}
    return render(request, "publishing/tombstones/gone.html", context, status=410)


def instead_of(request, tombstone):
    """The page that the office named, while it is public; else the nearest public page above; else None."""
    if named := PublishedQuerySet(Page).published().filter(pk=tombstone.instead_id).first():
        return named
    parts = tombstone.path.strip("/").split("/")[:-1]
    while parts:
        try:
            return route_page(request, "".join(f"{part}/" for part in parts))
        except Http404:
            parts.pop()
    return None
