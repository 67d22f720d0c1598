"""Where pages stood once: every publication remembers its page's address, so none that was public ever dies.

Wagtail's redirects come first. This answers for what hangs on a page (its feed, its history), which they do not know,
and where there is none: it went with the page it led to, or the process died before it was made.
"""

from django.http import HttpResponsePermanentRedirect
from wagtail.models import Page, Site

from cms.core.querysets import PublishedQuerySet
from cms.core.routing import parted

from .models import Publication, Tombstone
from .models.tombstone import HANGS_ON_A_PAGE
from .tombstones.views import gone


def answer(request):
    """The answer to an address at which a page stood once: where it stands now, or that it is gone. None where none
    ever stood."""
    path = url_path_of(request)
    former = path and Publication.objects.last_at({path, *pages_it_hangs_on(path)})
    if not former:
        return None
    page = PublishedQuerySet(Page).published().filter(pk=former.page_id).first()
    if page is None:
        stone = Tombstone.objects.filter(page_id=former.page_id).first()
        return stone and gone(request, stone)
    url = page.get_url(request)
    return url and moved(request, url + path.removeprefix(former.path))


def moved(request, address):
    """Send a visitor there for good; None where that is what was asked for, and not found."""
    if address == request.path:
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def url_path_of(request):
    """The address asked for as Wagtail's tree has it ("/siantar/program/lampu/"); None where there is no site in its
    language."""
    site = Site.find_for_request(request)
    language, address = parted(request.path)
    root = site and site.root_page.localized
    if root is None or root.locale.language_code != language:
        return None
    end = "" if address.endswith(("/", *HANGS_ON_A_PAGE)) else "/"
    return f"{root.url_path}{address}{end}"


def pages_it_hangs_on(path):
    """The paths of the pages that an address could hang on."""
    return {path.removesuffix(end) for end in HANGS_ON_A_PAGE if path.endswith(f"/{end}")}
