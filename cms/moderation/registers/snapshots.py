"""A register row as plain data: what a proposal keeps, compares, and turns into a row again.

Child rows (modelcluster) are part of it; many-to-many fields of other kinds are not, and no register has any.
"""

import hashlib
import json
from decimal import Decimal

from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields, model_from_serializable_data


class PlainEncoder(DjangoJSONEncoder):
    """Decimals without trailing zeros, so that a typed 80 and a stored 80.00 are the same."""

    def default(self, o):
        return format(o.normalize(), "f") if isinstance(o, Decimal) else super().default(o)


def snapshot(row):
    """The row and its child rows as JSON types, stored or not."""
    clusterable = isinstance(row, ClusterableModel)
    data = row.serializable_data() if clusterable else get_serializable_data_for_fields(row)
    return json.loads(json.dumps(data, cls=PlainEncoder), object_hook=with_plain_newlines)


def with_plain_newlines(data):
    """Forms send lines that end as on a typewriter; untouched text must stay the same text."""
    return {name: value.replace("\r\n", "\n") if isinstance(value, str) else value for name, value in data.items()}


def restore(model, data):
    """The row of a snapshot, not saved. What its foreign keys point to may be gone; ``full_clean`` finds that."""
    if issubclass(model, ClusterableModel):
        return model.from_serializable_data(data, check_fks=False)
    return model_from_serializable_data(model, data, check_fks=False)


def fingerprint(row):
    """A short word that changes with any value of a stored row: a form remembers by it what it showed."""
    return hashlib.sha256(json.dumps(snapshot(row), sort_keys=True).encode()).hexdigest()[:16]
