"""Very long sentences: advice, because some must be as long as they are."""

import re

from django.utils.translation import gettext as _

from cms.core.submission import Severity

from .piece import Kind
from .pieces import pieces_of
from .richtext import read

LONGEST = 35  # Words.
QUOTED = 6
END = re.compile(r"(?<=[.!?…])[\"”’)]?\s+|\n+")


def check(page):
    for piece in pieces_of(page):
        for sentence in long_sentences(piece):
            message = _("The sentence “%(beginning)s …” has %(count)d words. Shorter ones are easier to follow.")
            beginning = " ".join(sentence[:QUOTED])
            yield piece.problem(message % {"beginning": beginning, "count": len(sentence)}, Severity.ADVICE)


def long_sentences(piece):
    """The sentences of a text that are too long, each as a list of words."""
    if piece.kind not in (Kind.TEXT, Kind.RICH):
        return []
    text = read(piece.value)[0] if piece.kind is Kind.RICH else piece.value
    sentences = [sentence.split() for sentence in END.split(text)]
    return [sentence for sentence in sentences if len(sentence) > LONGEST]
