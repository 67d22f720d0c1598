from django import template

from ..models import PublicVersion

register = template.Library()


@register.simple_tag(takes_context=True)
def public_version(context, page):
    """The public version of a page that a reader has before them, ``number`` and ``published_at`` among others.

    The newest, without its content; where an older one is shown, that one; None for a page that has none. One query.
    """
    shown = getattr(context.get("request"), "public_version", None)
    if shown and shown.page_id == page.pk:
        return shown
    return PublicVersion.objects.of(page).newest_first().defer("content").first() if page.pk else None
