"""A page as a version showed it, ready for its own template. It is never saved.

Whatever it names that has been deleted since is missing, and counted; a row that cannot be without it goes with it.
"""

import copy
import json

from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.fields import StreamField

from .content import OFFICE, PLACE
from .references import References, foreign_keys


def restore(page, version):
    """(the page as it was, how many records are gone by the name of what they were). ``version``: not redacted.

    The page type's own ``with_content_json`` is left out: it gives every draft the facts of the live page, and what is
    asked for here are those of then.
    """
    model = type(page)
    references = References(model, version.content)
    data = with_keys(model, copy.deepcopy(version.content), page.pk, references)
    restored = model.from_serializable_data(data, check_fks=False)
    for field in model._meta.concrete_fields:
        if field.name in PLACE | OFFICE:
            setattr(restored, field.attname, getattr(page, field.attname))
    restored.last_published_at = version.published_at
    fill(restored, references)
    for field in get_all_child_m2m_relations(model):
        missing = len(version.content.get(field.name, ())) - getattr(restored, field.name).count()
        references.miss(field, missing)
    return restored, references.gone


def with_keys(model, content, pk, references):
    """Content with the keys that a record needs, and without those that lead nowhere; None where it needs one."""
    for field in foreign_keys(model):
        if content.get(field.name) is not None and references.get(field, content[field.name]) is None:
            if not field.null:
                return None
            content[field.name] = None
    for field in model._meta.fields:
        if isinstance(field, StreamField) and field.name in content:
            content[field.name] = json.dumps(content[field.name])
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        rows = (with_keys(relation.related_model, row, None, references) for row in content.get(name, ()))
        content[name] = [row | {"sort_order": order} for order, row in enumerate(rows) if row is not None]
    return content | {"pk": pk}


def fill(record, references):
    """Give a record and the rows below it what they refer to, so that no row asks for itself."""
    for field in foreign_keys(type(record)):
        key = getattr(record, field.attname)
        if key is not None and key in references.found.get(field.related_model, {}):
            setattr(record, field.name, references.found[field.related_model][key])
    for relation in get_all_child_relations(type(record)):
        name = relation.get_accessor_name()
        for row in getattr(record, name).all():
            fill(row, references)
