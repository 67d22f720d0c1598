from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from wagtail.models import Page

from .models import Tombstone
from .tombstones.views import gone


def permalink(request, pk):
    """Send the short permanent address of a page to where it stands today; of one that was withdrawn, say so."""
    page = Page.objects.live().public().filter(pk=pk).first()
    if page is None:
        return gone(request, get_object_or_404(Tombstone, page_id=pk))
    url = page.get_url(request)
    if url is None:
        raise Http404
    return HttpResponseRedirect(url)
