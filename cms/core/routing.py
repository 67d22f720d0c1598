"""Which page stands at an address, for what hangs on every page (``umpan.atom``, ``riwayat/``)."""

from django.http import Http404
from wagtail.models import PageViewRestriction, Site


def route_page(request, address):
    """The published page at an address of the site. Raises Http404 for none, for a private one and for a sub-route."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    root = site.root_page.localized.specific
    page = root.route(request, [part for part in address.split("/") if part]).page
    if page.url_path != f"{root.url_path}{address}":
        raise Http404
    if page.get_view_restrictions().exclude(restriction_type=PageViewRestriction.NONE).exists():
        raise Http404
    return page.specific
