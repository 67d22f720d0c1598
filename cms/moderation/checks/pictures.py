"""Pictures without the words that people need who cannot see them, or without the name of who made them."""

import re

from django.utils.translation import gettext as _
from wagtail.images.models import AbstractImage

from .pieces import pieces_of

FILE_NAME = re.compile(r"\S+\.(avif|gif|jpe?g|png|webp)|(img|dsc|dscn|pxl|screenshot)[-_ ]?[0-9]\S*", re.IGNORECASE)


def check(page):
    for piece in pieces_of(page):
        if piece.path[-1] == "alt_text":  # A picture in a block says its own.
            yield from alt_text_faults(piece, piece.value)
        elif piece.path[-1] == "credit":
            yield from credit_faults(piece, piece.value)
        elif isinstance(piece.value, AbstractImage) and piece.block is None:
            yield from alt_text_faults(piece, piece.value.description)
            yield from credit_faults(piece, piece.value.credit)


def alt_text_faults(piece, alt_text):
    if not alt_text.strip():
        yield piece.problem(_("The picture has no alt text. Say what it shows."))
    elif FILE_NAME.fullmatch(alt_text.strip()):
        yield piece.problem(_("The alt text is the name of a file. Say what the picture shows."))


def credit_faults(piece, credit):
    if not credit.strip():
        yield piece.problem(_("The picture has no credit. Say who made it."))
