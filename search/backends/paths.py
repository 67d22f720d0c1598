"""Facets that lead through a relation, such as ``facets__key``; modelsearch's own know the model's fields alone."""

from django.db.models.constants import LOOKUP_SEP
from modelsearch.backends.base import FilterFieldError
from modelsearch.index import FilterField, RelatedFields


def is_named(field, model, part):
    """Whether part of a path means a search field; a foreign key is named by its column as well."""
    if isinstance(field, RelatedFields):
        return field.field_name == part
    return isinstance(field, FilterField) and part in (field.field_name, field.get_attname(model))


def filter_path(model, name):
    """The search field definitions that lead to a filter field, as modelsearch's compilers take them."""
    fields, path = model.get_search_fields(), []
    for part in name.split(LOOKUP_SEP):
        found = next((field for field in fields if is_named(field, model, part)), None)
        if found is None:
            raise FilterFieldError(f"No filter field leads to {name} on {model.__name__}.", field_name=name)
        path.append(found)
        fields = getattr(found, "fields", [])
    return path
