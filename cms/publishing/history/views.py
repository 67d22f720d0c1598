from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from wagtail.models import Page

from cms.core.pagination import paginate
from cms.core.querysets import PublishedQuerySet
from cms.core.routing import route_page

from ..models import LedgerEntry
from .comparison import compare
from .entries import fetch, history_of, ledger_of, original_of
from .sentences import quotation

PER_PAGE = 20


def history(request, address=""):
    """``<page>riwayat/``: what was published about a page, newest first; with ``?dari=2&ke=3`` what differs there."""
    page, original = page_and_original(request, address)
    if "dari" in request.GET or "ke" in request.GET:
        return compare(request, page)
    page_of = paginate(request, history_of(page, original), PER_PAGE)
    entries = fetch(list(page_of.object_list))
    context = {"page": page, "below": "riwayat/", "page_of_entries": page_of, "entries": entries}
    return render(request, "publishing/history.html", context)


def one_entry(request, pk, address=""):
    """``<page>riwayat/<pk>/``: one ledger row with a sentence to quote. Raises Http404 for rows of other pages.

    A row of a register stands below pages as long as they are tied to its subject, and at ``/riwayat/<pk>/`` for good.
    """
    page, original = page_and_original(request, address)
    entry, is_listed = get_object_or_404(LedgerEntry, pk=pk), ledger_of(original).filter(pk=pk).exists()
    if not is_listed and entry.is_about_a_page:
        raise Http404
    if not is_listed and address:
        return HttpResponseRedirect(address_in_register(entry))
    permanent = request.build_absolute_uri(reverse("ledger_permalink", args=[original.pk, entry.pk]))
    context = {
        "page": page,
        "below": f"riwayat/{entry.pk}/",
        "entry": entry,
        "is_listed": is_listed,
        "permanent": permanent,
        "quotation": quotation(entry, permanent),
    }
    return render(request, "publishing/ledger_entry.html", context)


def entry_permalink(request, pk, entry):
    """Send the lasting address of a ledger row to where it stands today."""
    row = get_object_or_404(LedgerEntry, pk=entry)
    page = Page.objects.live().public().filter(pk=pk).specific().first()
    url = page.get_url(request) if page and ledger_of(original_of(page)).filter(pk=entry).exists() else None
    if url:
        return HttpResponseRedirect(f"{url}riwayat/{entry}/")
    if row.is_about_a_page:
        raise Http404
    return HttpResponseRedirect(address_in_register(row))


def address_in_register(row):
    """Where a row of a register stands whatever becomes of the pages that were tied to its subject."""
    return reverse("ledger_entry", args=["", row.pk])


def page_and_original(request, address):
    """The published page at an address and the published page whose history it shows. Raises Http404 without."""
    page = route_page(request, address)
    original = original_of(page)
    if original.pk != page.pk:
        published = PublishedQuerySet(Page).published().filter(pk=original.pk)
        if not published.exists():
            raise Http404
    return page, original
