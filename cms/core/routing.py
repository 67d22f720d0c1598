"""Which page stands at an address, for what hangs on every page (``umpan.atom``, ``riwayat/``)."""

from django.conf import settings
from django.http import Http404
from django.utils import translation
from wagtail.models import PageViewRestriction, Site


def parted(path):
    """The path of an address as its language and the rest: "/en/program/" is ("en", "program/")."""
    language = translation.get_language_from_path(path)
    address = path.removeprefix(f"/{language}") if language else path
    return language or settings.LANGUAGE_CODE, address.lstrip("/")


def route_below(request, address):
    """The published page at an address of the site or nearest above it, and the rest of the address ("dinkes/").

    Raises Http404 where nothing stands, and for a private page.
    """
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    root = site.root_page.localized.specific
    page = root.route(request, [part for part in address.split("/") if part]).page
    if page.get_view_restrictions().exclude(restriction_type=PageViewRestriction.NONE).exists():
        raise Http404
    return page.specific, f"{root.url_path}{address}".removeprefix(page.url_path)


def route_page(request, address):
    """The published page at an address. Raises Http404 for none, for a private one and for a sub-route."""
    page, rest = route_below(request, address)
    if rest:
        raise Http404
    return page
