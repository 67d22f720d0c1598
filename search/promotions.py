"""Results that editors put on top of a search. Wagtail's search_promotions keeps them, by the very words searched."""

from dataclasses import dataclass

from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string

MOST = 5


@dataclass(frozen=True)
class Promotion:
    """A page, or an address elsewhere with its title; ``text`` says why it may help."""

    page: Page | None
    title: str
    address: str
    text: str


def promotions(understanding):
    """What editors put on top of these words, as typed or as corrected; public pages only."""
    texts = {normalise_query_string(understanding.text), understanding.read_as} - {""}
    picks = SearchPromotion.objects.filter(query__query_string__in=texts).order_by("query", "sort_order")[:MOST]
    picks = list(picks) if texts else []
    keys = [pick.page_id for pick in picks if pick.page_id]
    pages = {page.pk: page for page in Page.objects.live().public().filter(pk__in=keys).specific()} if keys else {}
    return [
        promotion(pick, pages.get(pick.page_id)) for pick in picks if pick.page_id in pages or pick.external_link_url
    ]


def promotion(pick, page):
    if page is None:
        return Promotion(None, pick.external_link_text, pick.external_link_url, pick.description)
    return Promotion(page, page.title, "", pick.description or getattr(page, "summary", ""))
