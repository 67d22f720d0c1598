"""The content of a version as words under labels, in the language of the reader: the ground of the comparison."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import DateField, DecimalField, TextField
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.models import (
    get_all_child_m2m_relations,
    get_all_child_relations,
    model_from_serializable_data,
)
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.core.querysets import PublishedQuerySet

from ..facts import in_words
from .references import foreign_keys, keys_in


@dataclass(frozen=True)
class Part:
    """One thing that a version tells. ``lines``: texts; ``is_fact``: one value rather than a text or a list."""

    name: str
    label: str
    lines: tuple
    is_fact: bool = False


@dataclass(frozen=True)
class Row:
    """A row below a page. ``key``: what it is known by in every version; ``said``: (label, text) of what is filled."""

    key: str
    name: str
    said: tuple

    def __str__(self):
        return "; ".join(f"{label} {text}" for label, text in self.said)


@dataclass(frozen=True)
class Rows:
    """The rows of one kind that a version tells, those below each of them right after it."""

    name: str
    label: str
    rows: tuple


class Words:
    """Puts contents of one page type into words. ``contents``: all that are to be put. A query for each model."""

    def __init__(self, model, contents):
        self.model = model
        keys = defaultdict(set)
        for content in contents:
            for field, key in keys_in(model, content):
                keys[field.related_model].add(key)
            for field in get_all_child_m2m_relations(model):
                keys[field.related_model].update(content.get(field.name, ()))
        self.names = {related: names_of(related, ids) for related, ids in keys.items()}

    def parts(self, content):
        """Every Part and Rows of a content: columns in the order of the page type, then lists, then rows."""
        columns = [self.column(field, content) for field in self.model._meta.fields if field.name in content]
        lists = [
            Part(field.name, label_of(field), tuple(sorted(self.name(field, key) for key in content[field.name])))
            for field in get_all_child_m2m_relations(self.model)
            if field.name in content
        ]
        rows = [
            Rows(name, label_of(relation.related_model), tuple(self.rows(relation, content[name])))
            for relation in get_all_child_relations(self.model)
            if (name := relation.get_accessor_name()) in content
        ]
        return columns + lists + rows

    def column(self, field, content):
        value = content[field.name]
        if isinstance(field, StreamField):
            return Part(field.name, label_of(field), tuple(lines_of_stream(field, value)))
        lines = tuple(line for line in self.said(field, value).splitlines() if line.strip())
        return Part(field.name, label_of(field), lines, not isinstance(field, TextField))

    def said(self, field, value):
        if field in foreign_keys(field.model):
            return "" if value is None else self.name(field, value)
        if isinstance(field, DateField | DecimalField):
            value = field.to_python(value)
        return in_words(field, value)

    def name(self, field, key):
        return self.names.get(field.related_model, {}).get(key) or _("(no longer there)")

    def rows(self, relation, rows):
        model = relation.related_model
        is_known = hasattr(model, "ledger_code")  # Then its code is no text, but what it is known by.
        for row in rows:
            said = [
                (label_of(field), text)
                for field in model._meta.fields
                if field.name in row and not (is_known and field.name == "code")
                if (text := self.said(field, row[field.name]))
            ]
            name = name_of_row(model, row) or (said[0][1] if said else "")
            yield Row(row["code"] if is_known else "", name, tuple(said))
            for inner in get_all_child_relations(model):
                yield from self.rows(inner, row.get(inner.get_accessor_name(), ()))


def name_of_row(model, row):
    """What the ledger calls a row of this content; None for rows that have no place there."""
    if not hasattr(model, "ledger_label"):
        return None
    return model_from_serializable_data(model, row | {"pk": None}, check_fks=False).ledger_label


def label_of(named):
    """The name of a field, or of the rows of a model."""
    return capfirst(str(named._meta.verbose_name_plural if isinstance(named, type) else named.verbose_name))


def names_of(model, ids):
    """{key: name} of records that are there; of pages, those that everybody may read."""
    records = PublishedQuerySet(model).published() if issubclass(model, Page) else model._default_manager.all()
    return {record.pk: str(record) for record in records.filter(pk__in=ids)}


def lines_of_stream(field, value):
    """The texts of a stream's blocks, a paragraph a line."""
    for child in field.to_python(value):
        for text in child.block.get_searchable_content(child.value):
            yield from (line.strip() for line in str(text).splitlines() if line.strip())
