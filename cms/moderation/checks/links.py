"""Links that lead nowhere: empty, put in to be replaced later, or to what the public cannot see."""

import re

from django.utils.translation import gettext as _
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page

from cms.core.submission import Severity

from .piece import Kind
from .pieces import pieces_of
from .richtext import Link, read
from .targets import Targets

PLACEHOLDER = re.compile(
    r"""\s* ( \#? | https?:/*(www\.)? | mailto: | tel: | javascript:.* | data:.*
    | (https?://)? (www\.)? (example|contoh)\.(com|net|org|id) ([/?\#].*)?
    | (https?://)? (localhost|127\.0\.0\.1) ([:/].*)?
    | (https?://)? (todo|tba|xxx+|isi|link|url|tautan)/? ) \s*""",
    re.IGNORECASE | re.VERBOSE,
)
SAYS_NOTHING = {
    "baca", "baca selengkapnya", "click here", "di sini", "disini", "here", "klik", "klik di sini", "klik disini",
    "lihat", "lihat di sini", "link", "link ini", "selengkapnya", "tautan", "tautan ini",
}  # fmt: skip


def check(page):
    links = [(piece, link) for piece in pieces_of(page) for link in links_in(piece)]
    targets = Targets(page, [link for _piece, link in links])
    for piece, link in links:
        if fault := fault_of(link, targets):
            yield piece.problem(fault)
        elif link.text.strip(" .…»→").lower() in SAYS_NOTHING:
            message = _("The link “%(text)s” does not say where it leads. Name what is found there.")
            yield piece.problem(message % {"text": link.text.strip()}, Severity.ADVICE)


def links_in(piece):
    """The Links of a piece. One without a text of its own shows that of what it leads to."""
    if piece.kind is Kind.RICH:
        return read(piece.value)[1]
    if piece.kind is Kind.ADDRESS and piece.value:
        return [Link(piece.value, "", "", text=piece.value)]
    if isinstance(piece.value, Page):
        return [Link("", "page", str(piece.value.pk), text=piece.value.title)]
    if isinstance(piece.value, AbstractDocument):
        return [Link("", "document", str(piece.value.pk), text=piece.value.title)]
    return []


def fault_of(link, targets):
    """What is wrong with a link, or None."""
    if not link.text.strip():
        return _("There is a link without text. Write what is found there, or remove the link.")
    if link.kind == "page" and link.id not in targets.pages:
        return _("The link “%(text)s” leads to a page that is not public.") % {"text": link.text.strip()}
    if link.kind == "document" and link.id not in targets.documents:
        return _("The link “%(text)s” leads to a document that is not public.") % {"text": link.text.strip()}
    if not link.kind and PLACEHOLDER.fullmatch(link.address):
        return _("The link “%(text)s” has no real address.") % {"text": link.text.strip()}
    return None
