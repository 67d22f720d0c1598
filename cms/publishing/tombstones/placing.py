"""Placing tombstones, in the transaction in which a page is withdrawn or comes back."""

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from ..models import Tombstone


def place(page, now):
    """Place one for a page that is withdrawn just now. One for a page that was private would tell that it was there.

    Redirects from its address are of pages that stood there before it: the last one counts.
    """
    path = page.get_url_parts()
    if path is None or not path[2] or is_private(page):
        return
    values = {
        "path": path[2],
        "title": page.title,
        "gone_at": now,
        "reason": "",
        "instead": None,
        "for_law": False,
        "is_example": getattr(page.specific, "is_example", False),
    }
    Redirect.objects.filter(automatically_created=True, old_path=Redirect.normalise_path(path[2])).delete()
    Tombstone.objects.update_or_create(page_id=page.pk, defaults=values)


def is_private(page):
    return page.get_view_restrictions().exclude(restriction_type=PageViewRestriction.NONE).exists()


def take_away(pages):
    """Take away those of pages, by their keys, that are public again."""
    stones = Tombstone.objects.filter(page_id__in=pages)
    if stones.exists():  # A deletion takes more than a question.
        stones.delete()
