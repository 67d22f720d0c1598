from django.shortcuts import render
from wagtail.models import Page, Site, get_page_models

from cms.core.querysets import PublishedQuerySet

from ..forms import EmailForm, SignUpForm
from ..topics import followed_at

SECTION_DEPTH = 3  # The home page and the pages right below it.
LIMIT = 200


def follow(request):
    """``/ikuti/``: what can be followed, and how; ``?subjek=/program/lampu/``: the form to follow that by mail.

    Raises Http404 where nothing at the address can be followed.
    """
    address = request.GET.get("subjek", "")
    if address:
        _topic, subject = followed_at(request, address)
        form = SignUpForm(request, initial={"subjek": address})
        return render(request, "following/sign_up.html", {"form": form, "subject": subject})
    lists = listed(request)
    site = lists["sections"][:1]  # The page above all others.
    form = SignUpForm(request, initial={"subjek": site[0].get_url(request)}) if site else None
    return render(request, "following/follow.html", lists | {"form": form, "ask": EmailForm()})


def listed(request):
    """The site and its sections, what sections show below themselves, single pages."""
    site = Site.find_for_request(request)
    pages = []
    if site:
        models = [model for model in get_page_models() if is_followable(model)]
        below = PublishedQuerySet(Page).descendant_of(site.root_page.localized, inclusive=True)
        pages = list(below.published().exact_type(*models).order_by("depth", "content_type", "path")[:LIMIT].specific())
    sections = [page for page in pages if page.depth <= SECTION_DEPTH]
    groups = [(page, page.followables()[:LIMIT]) for page in sections if hasattr(page, "followables")]
    return {
        "sections": [page for page in sections if page.has_feed or page.has_calendar],
        "groups": [(page, subjects) for page, subjects in groups if subjects],
        "pages": pages[len(sections) :],
    }


def is_followable(model):
    """Whether pages of a type are listed: those with a feed, and those that list what can be followed below them."""
    return hasattr(model, "feed_items") or hasattr(model, "followables")
