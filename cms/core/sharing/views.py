"""``/kartu/<page>-<mark>.png``: the share card of a public page."""

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import re_path
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.models import Page

from ..models.examples import examples_are_public
from ..querysets import PublishedQuerySet
from .cards import SITE, card_address, site_card
from .drawing import draw
from .store import keep, kept

FOR_GOOD = "public, max-age=31536000, immutable"  # What an address shows never changes.
FOR_NOW = "public, max-age=300"


@require_safe
def share_card(request, name, mark):
    """A card; where the page shows something else by now, the way to its card of today.

    A card is drawn once for what it shows. Raises Http404 for a page that is not open to everybody.
    """
    card, language = card_of(name)
    if card.mark != mark:
        response = HttpResponseRedirect(card_address(name, card.mark))
        response.headers["Cache-Control"] = FOR_NOW
        return response
    response = HttpResponse(drawn(name, card, language), content_type="image/png")
    response.headers["Cache-Control"] = FOR_GOOD
    return response


def card_of(name):
    """The card of a page as it is today, and its language."""
    if name == SITE:
        return site_card(examples_are_public()), settings.LANGUAGE_CODE
    page = PublishedQuerySet(Page).published().select_related("locale").filter(pk=name).first()
    if page is None or not hasattr(page.specific, "share_card"):
        raise Http404
    language = page.locale.language_code
    with override(language):
        return page.specific.share_card(timezone.localdate()), language


def drawn(name, card, language):
    data = kept(name, card.mark)
    if data is None:
        with override(language):
            data = draw(card)
        keep(name, card.mark, data)
    return data


urlpatterns = [re_path(r"^kartu/(?P<name>situs|\d{1,18})-(?P<mark>[0-9a-f]{12})\.png$", share_card, name="share_card")]
