from django import template
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from ..citing import Citation, qr_code
from ..models import PublicVersion

register = template.Library()
register.filter("qr_code", qr_code)

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


@register.simple_tag(takes_context=True)
def citation(context, page):
    """How the page that a reader has before them is cited: the version of it, at the address that shows it for good."""
    request = context["request"]
    if not getattr(request, "version_shown", None) and request.path != page.get_url(request):
        # A list below its own address, of a month or a category, has no versions.
        title = context.get("heading") or page.title
        return citation_as_of(title, request.build_absolute_uri(request.path), timezone.localdate())
    version = public_version(context, page)
    address = request.build_absolute_uri(reverse("permalink", args=[page.pk]))
    author = getattr(page, "author", "")
    if version is None:
        return Citation(page.title, address, page.last_published_at, author=author)
    return Citation(page.title, f"{address}?versi={version.number}", version.published_at, version.number, author)


@register.simple_tag
def citation_as_of(title, address, today):
    """How a page made from a register or from figures is cited: as it stands today."""
    return Citation(str(title), address, today)
