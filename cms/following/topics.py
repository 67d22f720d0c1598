"""Topics: what a happening belongs to, and what people follow, in one form of words that stays when pages move.

"12" is page 12 with all below it, "8/dinkes/" what page 8 shows at ``dinkes/`` below itself, "?q=lampu" a search.
A page type says in ``also_followed_at()`` to which topics its pages belong beside those of the pages above them.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, QueryDict
from django.utils import translation
from django.utils.module_loading import import_string
from wagtail.models import Page

from cms.core.routing import parted, route_below

from .models.happenings import LONGEST_TOPIC
from .subjects import subject_of


def topic_of(page_id, rest=""):
    return f"{page_id}/{rest}" if rest else str(page_id)


def topics_of(page):
    """All topics that news about a page belongs to."""
    above = page.get_ancestors().filter(depth__gt=1).values_list("pk", flat=True)
    topics = {topic_of(pk) for pk in [page.pk, *above]}
    if page.locale.is_default:  # What is news about the facts is news in every language.
        topics |= {topic_of(pk) for pk in page.get_translations().values_list("pk", flat=True)}
    if hasattr(page, "also_followed_at"):
        topics |= set(page.also_followed_at())
    return topics


def topics_by_path(path):
    """Those of the pages above an address in the tree, for a page that is no more."""
    parts = path.strip("/").split("/")
    above = ["/" + "".join(f"{part}/" for part in parts[:count]) for count in range(1, len(parts))]
    return {topic_of(pk) for pk in Page.objects.filter(url_path__in=above, depth__gt=1).values_list("pk", flat=True)}


def followed_at(request, address):
    """What can be followed at an address of the site ("/opd/dinkes/", "/cari/?q=lampu"): (topic, Subject).

    Raises Http404 for nothing, and for what is not public.
    """
    parts = urlsplit(address)
    if parts.netloc or not parts.path.startswith("/"):
        raise Http404
    if parts.query:
        return followed_search(parts)
    language, path = parted(parts.path)
    with translation.override(language):
        page, rest = route_below(request, path)
    subject = page.followed_below(rest) if rest and hasattr(page, "followed_below") else None
    if subject is None and not rest:
        subject = subject_of(page)
    if subject is None:
        raise Http404
    return topic_of(page.pk, rest), subject


def followed_search(parts):
    subject = import_string(settings.FOLLOWED_SEARCH)(QueryDict(parts.query))
    if subject is None or parts.path != subject.address or len(subject.query) > LONGEST_TOPIC:
        raise Http404
    return subject.query, subject
