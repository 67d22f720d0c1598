from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from wagtail.models import Page


def permalink(request, pk):
    """Send the short permanent address of a page to where it stands today."""
    page = get_object_or_404(Page.objects.live().public(), pk=pk)
    url = page.get_url(request)
    if url is None:
        raise Http404
    return HttpResponseRedirect(url)
