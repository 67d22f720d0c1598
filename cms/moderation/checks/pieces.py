"""Walks through all that people put into a page: its fields, the rows that hang on it, the blocks of its streams."""

from django.db import models
from django.utils.text import capfirst
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.models import get_all_child_relations
from taggit.models import ItemBase
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Comment

from .blocks import pieces_of_block
from .files import FILES, texts_of_file
from .piece import Kind, Piece

NOT_TYPED = {"path"}  # Of the editable columns of text the one that the tree keeps itself.
NOT_PUBLIC = (Comment, ItemBase)  # What editors tell each other beside the page; tags, which come by their names.


def pieces_of(page):
    """Every piece of a page at hand, saved or not. One query for each kind of rows, and for each file of its fields."""
    yield from pieces_of_fields(page)
    yield from pieces_of_rows(page)


def pieces_of_fields(record, path=(), before=""):
    for field in record._meta.concrete_fields:
        if field.editable and not field.choices and field.name not in NOT_TYPED:
            place = before + capfirst(str(field.verbose_name))
            yield from pieces_of_field(field, record, (*path, field.name), place)
    for field in record._meta.many_to_many:
        if isinstance(field, ClusterTaggableManager):
            for tag in getattr(record, field.name).all():
                yield Piece((*path, field.name), before + capfirst(str(field.verbose_name)), Kind.TEXT, tag.name)


def pieces_of_field(field, record, path, place):
    match field:
        case models.ForeignKey():
            if issubclass(field.related_model, FILES) and (chosen := getattr(record, field.name)):
                piece = Piece(path, place, Kind.THING, chosen)
                yield from [piece, *texts_of_file(piece)]
        case StreamField():
            yield from pieces_of_block(Piece(path, place, Kind.THING, getattr(record, field.name), field.stream_block))
        case RichTextField():
            yield Piece(path, place, Kind.RICH, getattr(record, field.name))
        case models.URLField():
            yield Piece(path, place, Kind.ADDRESS, getattr(record, field.name))
        case models.CharField() | models.TextField():
            yield Piece(path, place, Kind.TEXT, getattr(record, field.name) or "")


def pieces_of_rows(record, path=(), before=""):
    """The pieces of the rows of a record, and of the rows of these."""
    for relation in get_all_child_relations(record):
        model = relation.related_model
        if not issubclass(model, NOT_PUBLIC):
            name = relation.get_accessor_name()
            for number, row in enumerate(with_files(getattr(record, name).all())):
                where = (*path, name, number), f"{before}{capfirst(str(model._meta.verbose_name))} {number + 1}, "
                yield from pieces_of_fields(row, *where)
                yield from pieces_of_rows(row, *where)


def with_files(rows):
    """Rows with their pictures and documents, in the same query."""
    keys = [field for field in rows.model._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    names = [field.name for field in keys if issubclass(field.related_model, FILES)]
    return rows.select_related(*names) if names else rows
