from django import template

from ..models import PublicVersion

register = template.Library()


@register.simple_tag
def public_version(page):
    """The newest public version of a page (``number``, ``published_at``), without its content; None for one that has
    none. One query."""
    return PublicVersion.objects.of(page).newest_first().defer("content").first() if page.pk else None
