from django import template
from wagtail.models import Page

from cms.moderation.reviews.querysets import with_reviewed_at

register = template.Library()


@register.simple_tag
def last_reviewed(page):
    """When a page that ages was last published or looked over; None for other pages. No query where it came along."""
    if not page.live or not getattr(page, "review_months", 0):
        return None
    if not hasattr(page, "reviewed_at"):  # The home page and previews are not loaded by the query that brings it.
        itself = with_reviewed_at(Page.objects.filter(pk=page.pk))
        page.reviewed_at = itself.values_list("reviewed_at", flat=True).first()
    return page.reviewed_at
