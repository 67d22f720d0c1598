from urllib.parse import urlencode

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from wagtail.models import Page

from .models import Tombstone
from .tombstones.views import gone


def permalink(request, pk):
    """Send the short permanent address of a page, or with ``?versi=3`` of a version, to where it stands today.

    Of one that was withdrawn, say so.
    """
    page = Page.objects.live().public().filter(pk=pk).first()
    if page is None:
        return gone(request, get_object_or_404(Tombstone, page_id=pk))
    url = page.get_url(request)
    if url is None:
        raise Http404
    return HttpResponseRedirect(url + version_asked(request))


def version_asked(request):
    """The query string that names the version that is asked for; empty without one."""
    return f"?{urlencode({'versi': request.GET['versi']})}" if "versi" in request.GET else ""
