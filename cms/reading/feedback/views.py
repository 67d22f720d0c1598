"""Takes what readers say about a page. Pages are cached whole, so their form carries no token; see is_from_here."""

import re

from django.db import DatabaseError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from cms.core.querysets import PublishedQuerySet

from ..models.remarks import LONGEST_BELOW
from ..origin import is_from_here
from ..readers import OPINION, address_of, forget, is_new, is_robot
from .forms import FeedbackForm
from .recording import record

ENCODING = "application/x-www-form-urlencoded"
BELOW = re.compile(r"[\w-]+(/[\w-]+)*/")


class HttpResponseSeeOther(HttpResponseRedirect):
    status_code = 303


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request, pk):
    """``/baca/<page>/tanggapan``: takes the form that every public page has, and shows it again where it has a fault.

    Whoever sends it, and however often, is thanked in the same way. Raises Http404 for pages that are not public.
    """
    page, address = public_page(request, pk)
    if request.method != "POST":
        return ask_again(request, page, below=below_of(address, request.GET.get("alamat", "")))
    if request.content_type != ENCODING:  # Nobody has a file to send here.
        return HttpResponse(status=415)
    below = below_of(address, request.POST.get("alamat", ""))
    if not is_from_here(request):
        return ask_again(request, page, below, status=403)
    form = FeedbackForm(request.POST, page, timezone.localdate())
    if not form.is_valid():
        return ask_again(request, page, below, form, status=422)
    keep(request, form, below)
    return HttpResponseSeeOther(thanks_for(page, below))


@require_safe
def thanks(request, pk):
    """``/baca/<page>/tanggapan/terima-kasih``: the same for everyone, with a way back."""
    page, address = public_page(request, pk)
    back = address + below_of(address, address + request.GET.get("di", ""))
    return render(request, "reading/thanks.html", {"about": page, "back": back})


def public_page(request, pk):
    """A page that everybody may read, and its address on this site. Raises Http404 without."""
    page = get_object_or_404(PublishedQuerySet(Page).published(), pk=pk)
    address = page.get_url(request)
    if address is None:
        raise Http404
    return page, address


def below_of(address, path):
    """What a path has beyond the address of a page ("dishub/" on the directory of agencies), or an empty text."""
    below = path.removeprefix(address) if path.startswith(address) else ""
    return below if len(below) <= LONGEST_BELOW and BELOW.fullmatch(below) else ""


def thanks_for(page, below):
    query = f"?{urlencode({'di': below})}" if below else ""
    return reverse("feedback_thanks", args=[page.pk]) + query


def ask_again(request, page, below="", form=None, status=200):
    """The form on a page of its own: filled in and with its faults, or empty for whoever came from elsewhere."""
    address = page.get_url(request) + below
    context = {"about": page, "address": address, "form": form, "is_strange": status == 403}
    response = render(request, "reading/feedback.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def keep(request, form, below):
    """Write an opinion down, if it comes from a person who has not said anything about the page today."""
    agent = request.headers.get("User-Agent", "")
    if form.is_from_a_program or is_robot(agent):
        return
    reader = (OPINION, form.page.pk, address_of(request), agent, form.day)
    if is_new(*reader):
        try:
            record(form.page, form.day, form.helped, form.cleaned_data["catatan"], below)
        except DatabaseError:
            forget(*reader)
            raise
