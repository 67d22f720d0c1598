"""Walks through the blocks of a stream, however they are nested."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.blocks import ChoiceBlock, StreamValue, StructValue, URLBlock
from wagtail.blocks.list_block import ListValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.documents.models import AbstractDocument
from wagtail.rich_text import RichText

from .files import texts_of_file
from .piece import Kind


def pieces_of_block(piece):
    """A block itself and all that it holds."""
    match piece.value:
        case StreamValue():
            parts = parts_of_stream(piece)
        case StructValue():
            parts = parts_of_struct(piece)
        case ListValue():
            parts = parts_of_list(piece)
        case TypedTable():
            parts = parts_of_table(piece)
        case _:
            yield from leaves(piece)
            return
    yield piece
    for part in parts:
        yield from pieces_of_block(part)


def parts_of_stream(piece):
    for index, child in enumerate(piece.value):
        name = _("block %(number)d (%(label)s)") % {"number": index + 1, "label": child.block.label}
        yield piece.part(index, name, Kind.THING, child.value, child.block)


def parts_of_struct(piece):
    for name, block in piece.value.block.child_blocks.items():
        yield piece.part(name, capfirst(str(block.label)), Kind.THING, piece.value.get(name), block)


def parts_of_list(piece):
    for index, child in enumerate(piece.value.bound_blocks):
        name = _("item %(number)d") % {"number": index + 1}
        yield piece.part(index, name, Kind.THING, child.value, child.block)


def parts_of_table(piece):
    table = piece.value
    yield piece.text(_("note"), table.caption or "")
    for number, column in enumerate(table.columns, start=1):
        yield piece.text(_("heading of column %(number)d") % {"number": number}, column["heading"] or "")
    for row, values in enumerate(table.row_data):
        for column, value in enumerate(values["values"]):
            name = _("row %(row)d, column %(column)d") % {"row": row + 1, "column": column + 1}
            yield piece.part((row, column), name, Kind.THING, value, table.columns[column]["block"])


def leaves(piece):
    """A value that holds no further blocks, with what comes along with a file."""
    value, block = piece.value, piece.block
    if isinstance(value, RichText):
        yield piece.holding(Kind.RICH, value.source)
    elif isinstance(value, str) and not isinstance(block, ChoiceBlock):
        yield piece.holding(Kind.ADDRESS if isinstance(block, URLBlock) else Kind.TEXT, value)
    elif value is not None:
        yield piece
        if isinstance(value, AbstractDocument):  # A picture in a block has its alt text and credit beside it.
            yield from texts_of_file(piece)
