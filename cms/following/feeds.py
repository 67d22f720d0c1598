"""An Atom feed (RFC 4287) beside everything that can be followed: ``<address>umpan.atom``."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404
from django.utils.cache import patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from .subjects import subject_at

LIMIT = 30
FRESH_FOR = 300  # Seconds.


class SubjectFeed(Feed):
    """The newest entries of a Subject, marked as example data where they are."""

    feed_type = Atom1Feed

    def __call__(self, request, *args, **kwargs):
        response = super().__call__(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=FRESH_FOR)
        return response

    def get_object(self, request, address=""):
        subject = subject_at(request, address)
        if not subject.has_feed:
            raise Http404
        return subject

    def title(self, subject):
        return subject.title

    def subtitle(self, subject):
        return subject.summary

    def author_name(self, subject):
        return settings.WAGTAIL_SITE_NAME

    def link(self, subject):
        return f"{subject.address}{subject.query}"

    def feed_url(self, subject):
        return subject.feed_address

    def feed_guid(self, subject):
        return full(subject.feed_address)

    def items(self, subject):
        return subject.entries(LIMIT)

    def item_title(self, entry):
        return f"{_('Example data')}: {entry.title}" if entry.is_example else entry.title

    def item_description(self, entry):
        return entry.summary

    def item_link(self, entry):
        return entry.path

    def item_guid(self, entry):
        return full(entry.permalink)

    def item_author_name(self, entry):
        return entry.author or None

    def item_pubdate(self, entry):
        return entry.published

    def item_updateddate(self, entry):
        return entry.updated


def full(path):
    return f"{settings.SITE_URL}{path}"
