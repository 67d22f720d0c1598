"""Writes what differs between a record as it was read and as it was merged in memory: these columns, no others.

Columns that somebody else writes meanwhile past the versions, as the daily job does, stay as they are.
"""


def columns_of(record):
    return {field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields}


class Before:
    """What the columns of a stored record and of some kinds of its rows held."""

    def __init__(self, record, relations):
        self.columns = columns_of(record)
        self.rows = {
            relation: {row.pk: columns_of(row) for row in getattr(record, relation).all()} for relation in relations
        }

    def write(self, record, added):
        """Write what differs now; new rows go into ``added`` ({model: rows}), to be written with those of others."""
        update(record, self.columns)
        for relation, before in self.rows.items():
            rows = list(getattr(record, relation).all())
            for row in rows:
                if row.pk is None:
                    added.setdefault(type(row), []).append(row)
                else:
                    update(row, before[row.pk])
            if gone := before.keys() - {row.pk for row in rows}:
                record._meta.get_field(relation).related_model.objects.filter(pk__in=gone).delete()


def update(record, before):
    changed = {name: value for name, value in columns_of(record).items() if value != before[name]}
    if changed:
        type(record)._base_manager.filter(pk=record.pk).update(**changed)


def add_rows(added):
    """Write the new rows of many records, a statement for each kind and some hundred rows."""
    for model, rows in added.items():
        model.objects.bulk_create(rows, batch_size=200)
