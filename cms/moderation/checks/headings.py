"""Headings that skip a level. The title of the page is the only heading of level 1."""

from collections import defaultdict

from django.utils.translation import gettext as _

from cms.core.blocks import HeadingBlock

from .pieces import pieces_of


def check(page):
    above = defaultdict(lambda: 1)  # By stream: each begins anew below the title.
    for piece in pieces_of(page):
        if isinstance(piece.block, HeadingBlock):
            stream, level = piece.path[:-1], int(piece.value.get("level") or 2)
            if level > above[stream] + 1:
                message = _("A heading of level %(level)d follows one of level %(above)d. Put one in between.")
                yield piece.problem(message % {"level": level, "above": above[stream]})
            above[stream] = level
