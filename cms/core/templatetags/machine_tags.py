"""What every page's head says to machines: its own address, its languages, what it is about, how it is shared."""

from django import template
from django.conf import settings
from django.core.cache import cache
from django.core.paginator import Page as ListPage
from django.utils import timezone
from django.utils.encoding import iri_to_uri
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.core import structured_data
from cms.core.models.examples import examples_are_public
from cms.core.sharing.cards import SITE, card_address, site_card

register = template.Library()


@register.simple_tag(takes_context=True)
def machine_readable(context):
    """What a page says of itself to machines, as a script of data; empty on one that not everybody may read.

    A view that is about something else than its page has put what it is about into ``structured_data``.
    """
    request, page, around = context.get("request"), context.get("page"), context.get("around")
    if request is None or not is_open(request, page, around):
        return ""
    things = context.get("structured_data")
    if things is None and page and request.path == page.get_url(request):
        things = page.structured_data(request)
    return structured_data.as_script(things)


@register.simple_tag(takes_context=True)
def canonical(context):
    """The full address under which search engines keep what this request shows: without any parameter but the page
    of a list, of which each shows other rows."""
    request = context["request"]
    # By type(), which asks nothing of the user that stands there as well: a session would make the page one's own.
    shown = next((value for value in context.flatten().values() if issubclass(type(value), ListPage)), None)
    further = f"?page={shown.number}" if shown and shown.number > 1 and request.GET.keys() == {"page"} else ""
    return request.build_absolute_uri(iri_to_uri(request.path)) + further


@register.simple_tag(takes_context=True)
def languages_of(context):
    """Pairs of language and full address of the page in every language, itself included, for search engines.

    ``x-default`` is the one in the default language. Empty without a translation, and for what a page shows below its
    own address unless ``below`` says that its translations show the same there.
    """
    request, page, around, below = context["request"], context.get("page"), context["around"], context.get("below", "")
    if not around.translations or not is_open(request, page, around):
        return []
    if request.path != f"{page.get_url(request)}{below}":
        return []
    found = {get_language(): page} | {twin.locale.language_code: twin for twin in around.translations}
    said = [(language, twin.get_full_url(request) + below) for language, twin in found.items()]
    default = [("x-default", address) for language, address in said if language == settings.LANGUAGE_CODE]
    return said + default


@register.simple_tag(takes_context=True)
def share_card(context):
    """The card of the page that this request shows, with its full ``address``; that of the site where there is none.

    What it shows is looked up once a minute: an address that has gone stale leads to the newest card.
    """
    request, page, around = context["request"], context.get("page"), context.get("around")
    if not page or not hasattr(page, "share_card") or not is_open(request, page, around):
        return shared_as(request, SITE, site_card(examples_are_public()))
    card = cache.get_or_set(f"share-card-{page.cache_key}", lambda: page.share_card(timezone.localdate()), 60)
    return shared_as(request, page.pk, card)


def shared_as(request, name, card):
    return {"address": request.build_absolute_uri(card_address(name, card.mark)), "words": card.words}


class RememberNode(template.Node):
    def __init__(self, nodelist, name):
        self.nodelist, self.name = nodelist, name

    def render(self, context):
        written = context[self.name] = mark_safe(self.nodelist.render(context).strip())  # noqa: S308  # A template's own.
        return written


@register.tag
def remember(parser, token):
    """{% remember name %}…{% endremember %}: write what stands between, and keep it for a second place on the page."""
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endremember",))
    parser.delete_first_token()
    return RememberNode(nodelist, name)


def is_open(request, page, around):
    """Whether everybody may read what this request shows, as it stands today: no draft, no version of earlier."""
    shown_otherwise = any(getattr(request, sign, None) for sign in ("is_preview", "preview_link", "version_shown"))
    return not shown_otherwise and (not page or around.is_public)


@register.simple_tag(takes_context=True)
def breadcrumb_data(context, here):
    """The way up that breadcrumbs.html shows, for machines."""
    request, around, section = context.get("request"), context.get("around"), context.get("section")
    if request is None or not is_open(request, context.get("page"), around):
        return ""
    above = [
        (_("Home") if page.pk == around.home.pk else page.title, page.get_url(request)) for page in around.ancestors
    ]
    if section:
        above.append((section.title, section.get_url(request)))
    return structured_data.as_script([structured_data.breadcrumbs(request, above, here)])
