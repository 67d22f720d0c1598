"""What a version keeps of a page, and the fingerprint of it that anybody can compute.

The content is Wagtail's own form of a page as data (``serializable_data``, as in its revisions), without what is not
shown: where the page stands, what the office notes about it, and the keys under which rows happen to be stored. So the
same text has the same fingerprint, however it was entered. Rows are in their order; where they have none, sorted.

The canonical form is JSON in UTF-8 with the keys of every object sorted, no space between tokens, no character escaped
that need not be, decimals without trailing zeros. ``<page>?versi=3&format=json`` answers with exactly these bytes;
their SHA-256, as ``sha256sum`` prints it, is the one that the history names.
"""

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal

from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField

# Where a page stands, and under which address: it may move without another word on it.
PLACE = {"pk", "path", "depth", "numchild", "url_path", "slug", "locale", "translation_key", "alias_of", "content_type"}
# How the office keeps it, and when it is public.
OFFICE = {
    "owner", "locked", "locked_at", "locked_by", "latest_revision", "latest_revision_created_at", "live_revision",
    "live", "has_unpublished_changes", "expired", "go_live_at", "expire_at", "first_published_at", "last_published_at",
    "draft_title", "show_in_menus", "review_months", "wagtail_admin_comments", "is_example",
}  # fmt: skip
# What the version tells in columns of its own.
TOLD = {"change_note", "change_significance"}
NOT_CONTENT = PLACE | OFFICE | TOLD


class CanonicalEncoder(DjangoJSONEncoder):
    def default(self, value):
        return format(value.normalize(), "f") if isinstance(value, Decimal) else super().default(value)


@dataclass(frozen=True)
class Shown:
    """What a page shows: plain JSON, the SHA-256 of its canonical form, and whether it matters to its followers."""

    content: dict
    sha256: str
    is_significant: bool


def shown_by(page, data=None):
    """What a page shows now. ``data``: its ``serializable_data``, for whoever has it already."""
    data = page.serializable_data() if data is None else data
    text = canonical(without(type(page), data, NOT_CONTENT))
    return Shown(json.loads(text), fingerprint(text), getattr(page, "change_is_significant", True))


def canonical(content):
    return json.dumps(content, cls=CanonicalEncoder, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(text):
    return hashlib.sha256(text.encode()).hexdigest()


def without(model, data, names):
    """The data of a record without fields of these names; streams as data instead of text."""
    relations = {relation.get_accessor_name(): relation for relation in get_all_child_relations(model)}
    kept = {}
    for name in data.keys() - names:
        if name in relations:
            kept[name] = rows_of(relations[name], data[name])
        else:
            kept[name] = plain(model._meta.get_field(name), data[name])
    return kept


def rows_of(relation, rows):
    """Child rows without their keys. Their order says what ``sort_order`` would; those without one are sorted."""
    model = relation.related_model
    rows = [without(model, row, {"pk", relation.field.name, "sort_order"}) for row in rows]
    has_order = any(field.name == "sort_order" for field in model._meta.fields)
    return rows if has_order else sorted(rows, key=canonical)


def plain(field, value):
    if isinstance(field, StreamField) and isinstance(value, str):
        return json.loads(value)
    return sorted(value) if isinstance(field, ParentalManyToManyField) else value
