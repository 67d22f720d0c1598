from django import template
from django.core.cache import cache

from ..models import PublicVersion

register = template.Library()

KEPT = 60  # Seconds: as long as other parts of a page. A publication gives the page another key.
UNKNOWN = object()


@register.simple_tag(takes_context=True)
def public_version(context, page):
    """The public version of a page that a reader has before them, ``number`` and ``published_at`` among others.

    The newest, without its content; where an older one is shown, that one; None for a page that has none. At most one
    query a minute.
    """
    shown = getattr(context.get("request"), "public_version", None)
    if shown and shown.page_id == page.pk:
        return shown
    key = f"public-version-{page.cache_key}"
    version = cache.get(key, UNKNOWN)
    if version is UNKNOWN:
        version = PublicVersion.objects.of(page).newest_first().defer("content").first()
        cache.set(key, version, KEPT)
    return version
