"""A NIK, or the mobile number of somebody who is not an office, in any text of a page."""

import unicodedata

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from cms.core.submission import Severity

from ..overrides import fingerprint, overridden_on
from .nik import find_niks
from .phones import find_mobile_numbers
from .piece import Kind
from .pieces import pieces_of
from .richtext import read


def check(page):
    """Problems that need a reason; none for what somebody has answered for on this page before."""
    # Asked for only when something was found.
    offices, answered = SimpleLazyObject(office_numbers), SimpleLazyObject(lambda: overridden_on(page))
    found = (problem for piece in pieces_of(page) for problem in problems_in(piece, offices))
    return [problem for problem in dict.fromkeys(found) if problem.mark not in answered]


def problems_in(piece, offices):
    for text in texts_in(piece):
        for code, digits in findings_in(text, offices):
            yield piece.problem(message(code), Severity.NEEDS_REASON, code=code, mark=fingerprint(digits))


def fault_in(text):
    """What is wrong with a plain text that stands on no page, or None."""
    return message(kind) if (kind := kind_in(text)) else None


def kind_in(text):
    """Which kind of number a plain text holds that tells who somebody is: "nik", "phone", or None."""
    return next((kind for kind, _digits in findings_in(text, SimpleLazyObject(office_numbers))), None)


def texts_in(piece):
    """What a piece says: the text of a rich text, and the addresses of its links, which may hold a number too."""
    if piece.kind is Kind.RICH:
        text, links = read(piece.value)
        return [text, *(link.address for link in links)]
    return [] if piece.kind is Kind.THING else [piece.value]


def findings_in(text, offices):
    """Pairs of a kind ("nik", "phone") and the digits found, in a text. ``offices``: numbers that may stand there."""
    text = plain(text)
    for nik in find_niks(text):
        yield "nik", nik
    for readings in find_mobile_numbers(text):
        if not any(reading in offices for reading in readings):
            yield "phone", readings[-1]


def plain(text):
    """A text without the marks that look like nothing, its spaces, dashes and digits the ordinary ones."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return "".join("-" if unicodedata.category(letter) == "Pd" else letter for letter in text)


def office_numbers():
    """The mobile numbers that offices have, from the functions in the setting OFFICE_PHONES."""
    texts = [plain(text) for name in settings.OFFICE_PHONES for text in import_string(name)()]
    return {readings[-1] for text in texts for readings in find_mobile_numbers(text)}


def message(code):
    if code == "nik":
        return _("This looks like a NIK. Nobody's NIK may stand on a public page; remove it.")
    return _(
        "This is a mobile number that is not in the agency register. Remove it, or name the office's number instead."
    )
