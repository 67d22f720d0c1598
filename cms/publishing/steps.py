"""The steps after a publication, each a function of a Publication and safe to run twice."""

from wagtail.models import Page, ReferenceIndex
from wagtail.search import index

from cms.core.querysets import PublishedQuerySet
from cms.core.sharing import store


def update_search_index(publication):
    """Bring the index up to date with the page as it is now, its child rows included."""
    page = Page.objects.filter(pk=publication.page_id).specific().first()
    if page is not None:
        index.insert_or_update_object(page)


def forget_share_card(publication):
    """Remove the drawn card of a page that is not public any more."""
    if not PublishedQuerySet(Page).published().filter(pk=publication.page_id).exists():
        store.forget(publication.page_id)


def update_references(publication):
    """Bring up to date what a page refers to; for pages that were written past the signals of their rows."""
    page = Page.objects.filter(pk=publication.page_id).specific().first()
    if page is not None:
        ReferenceIndex.create_or_update_for_object(page)
