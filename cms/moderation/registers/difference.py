"""What a proposal changes, as lines that people can read: label, old, new."""

from dataclasses import dataclass

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations

from cms.core.templatetags.indonesian import number

from .snapshots import restore


@dataclass(frozen=True)
class Line:
    label: str
    old: str
    new: str


def differences(changes):
    """{primary key of a change: its lines}. One query for each foreign key, however many changes there are."""
    names = {register: names_of_related(register, changes) for register in {change.register for change in changes}}
    return {change.pk: lines_of(change, names[change.register]) for change in changes}


def lines_of(change, names):
    lines = field_lines(change.register, change.before, change.values, names)
    for relation in get_all_child_relations(change.register):
        lines += child_lines(relation, change)
    return lines


def field_lines(model, old, new, names, prefix=""):
    """The fields that differ between two snapshots of one row; an empty snapshot stands for no row."""
    lines = []
    for field in model._meta.fields:
        if field.serialize and old.get(field.name) != new.get(field.name):
            line = Line(
                capfirst(f"{prefix}{field.verbose_name}"),
                shown(field, old.get(field.name), names),
                shown(field, new.get(field.name), names),
            )
            lines += [line] if line.old or line.new else []
    return lines


def child_lines(relation, change):
    """The fields of child rows that differ, each named by its row: "IND.001 2025: target"."""
    name, key = relation.get_accessor_name(), relation.field.name
    parent = restore(change.register, change.values or change.before)
    found = []
    for old, new in pairs(change.before.get(name, []), change.values.get(name, [])):
        child = restore(relation.related_model, (new or old) | {key: None})
        setattr(child, key, parent)
        title = str(child)
        fields = field_lines(type(child), old | {key: None}, new | {key: None}, {}, prefix=f"{title}: ")
        found.append((title, fields))
    return [line for _title, fields in sorted(found, key=lambda item: item[0]) for line in fields]


def pairs(old, new):
    """The rows of two lists side by side by primary key; {} where one list does not have a row."""
    before = {row["pk"]: row for row in old}
    after = [(before.pop(row["pk"], {}), row) for row in new]
    return after + [(row, {}) for row in before.values()]


def shown(field, value, names):
    """A value of a snapshot in words."""
    if value is None or value == "":
        return ""
    if field.is_relation:
        return names.get(field.name, {}).get(value) or _("(no longer there)")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.BooleanField):
        return _("Yes") if value else _("No")
    return number(value) if isinstance(field, models.DecimalField) else str(value)


def names_of_related(register, changes):
    """{field: {primary key: name}} of the rows that foreign keys in the changes of a register point to."""
    snapshots = [data for change in changes if change.register is register for data in (change.before, change.values)]
    names = {}
    for field in register._meta.fields:
        keys = {data.get(field.name) for data in snapshots} - {None} if field.is_relation else set()
        if keys:
            rows = field.related_model._default_manager.filter(pk__in=keys)
            names[field.name] = {row.pk: str(row) for row in rows}
    return names
