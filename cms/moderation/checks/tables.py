"""Tables whose columns do not say what they hold."""

from django.utils.translation import gettext as _
from wagtail.contrib.typed_table_block.blocks import TypedTable

from .pieces import pieces_of


def check(page):
    for piece in pieces_of(page):
        if isinstance(piece.value, TypedTable):
            headings = [(column["heading"] or "").strip() for column in piece.value.columns]
            if not all(headings) or not headings:
                yield piece.problem(_("The table has no complete header row. Give every column a heading."))
