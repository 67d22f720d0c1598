"""An Atom feed beside every page that offers ``feed_items(limit)``: ``<page>umpan.atom``."""

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from cms.core.routing import route_page

LIMIT = 30


class PageFeed(Feed):
    """The newest items of a page, marked as example data where they are."""

    feed_type = Atom1Feed

    def get_object(self, request, address=""):
        page = route_page(request, address)
        if not hasattr(page, "feed_items"):
            raise Http404
        self.request = request
        return page

    def title(self, page):
        return page.title

    def subtitle(self, page):
        return page.summary

    def link(self, page):
        return page.get_full_url(self.request)

    def feed_url(self, page):
        return f"{page.get_full_url(self.request)}umpan.atom"

    feed_guid = feed_url

    def items(self, page):
        return page.feed_items(LIMIT)

    def item_title(self, item):
        return f"{_('Example data')}: {item.title}" if item.is_example else item.title

    def item_description(self, item):
        return item.summary

    def item_link(self, item):
        return item.get_full_url(self.request)

    def item_guid(self, item):
        return item.get_full_url(self.request)

    def item_pubdate(self, item):
        return item.first_published_at

    def item_updateddate(self, item):
        return item.last_published_at
