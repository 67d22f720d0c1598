"""The records that the content of a version names by their keys: which of them are still there."""

from collections import Counter, defaultdict

from django.db.models import prefetch_related_objects
from django.utils.text import capfirst
from modelcluster.models import get_all_child_relations
from wagtail.images import get_image_model


class References:
    """What the content of a version refers to by foreign key, in columns and rows. A query for each model."""

    def __init__(self, model, content):
        keys = defaultdict(set)
        for field, key in keys_in(model, content):
            keys[field.related_model].add(key)
        self.found = {related: related._default_manager.in_bulk(ids) for related, ids in keys.items()}
        pictures = list(self.found.get(get_image_model(), {}).values())
        prefetch_related_objects(pictures, "renditions")
        self.gone = Counter()  # How many are missing, by the name of what they are.

    def get(self, field, key):
        """The record that a key stands for; None, and counted, for one that is no more."""
        if key is None:
            return None
        record = self.found[field.related_model].get(key)
        if record is None:
            self.miss(field)
        return record

    def miss(self, field, times=1):
        if times:
            self.gone[capfirst(str(field.verbose_name))] += times


def keys_in(model, content):
    """Every (foreign key, value) of a record's content and of the rows below it."""
    for field in foreign_keys(model):
        if content.get(field.name) is not None:
            yield field, content[field.name]
    for relation in get_all_child_relations(model):
        for row in content.get(relation.get_accessor_name(), ()):
            yield from keys_in(relation.related_model, row)


def foreign_keys(model):
    return [field for field in model._meta.fields if field.many_to_one or field.one_to_one]
