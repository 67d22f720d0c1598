from django.shortcuts import render
from wagtail.models import Page, Site, get_page_models

from cms.core.querysets import PublishedQuerySet

SECTION_DEPTH = 3  # The home page and the pages right below it.
LIMIT = 200


def follow(request):
    """What can be followed, and how: the feeds of the site and its sections, then those of single pages by type."""
    site = Site.find_for_request(request)
    pages = []
    if site:
        models = [model for model in get_page_models() if getattr(model, "feed_items", None)]
        below = PublishedQuerySet(Page).descendant_of(site.root_page.localized, inclusive=True)
        pages = list(below.published().exact_type(*models).order_by("depth", "content_type", "path")[:LIMIT])
    sections = [page for page in pages if page.depth <= SECTION_DEPTH]
    return render(request, "following/follow.html", {"sections": sections, "pages": pages[len(sections) :]})
