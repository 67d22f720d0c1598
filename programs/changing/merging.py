"""Writes the changes of one programme into a version of it: the live page, or a draft."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import BudgetLine, Milestone
from ..row_rules import faults_of_milestones
from .problems import Problem, problems_at
from .values import assign, plain

ROWS = {"milestones": Milestone, "budget_lines": BudgetLine}


def merge(version, changes, path, records):
    """Write changes into a version, in memory. Returns the problems; with any, the version is not to be used.

    ``records``: where the codes that are named are found, a Records.
    """
    problems = merge_fields(version, changes.get("fields", {}), (*path, "fields"), records)
    for relation, model in ROWS.items():
        if relation in changes:
            problems += merge_rows(version, relation, model, changes[relation], (*path, relation), records)
    return problems


def merge_fields(record, fields, path, records):
    problems = []
    for name, value in fields.items():
        try:
            assign(record, name, value, records)
        except ValidationError as error:
            problems += problems_at((*path, name), error)
    return problems


def merge_rows(version, relation, model, changes, path, records):
    rows = {row.code: row for row in getattr(version, relation).all()}
    problems = []
    for code, fields in changes.items():
        if fields is None:
            rows.pop(code, None)
            continue
        row = rows.setdefault(code, model(code=code, sort_order=len(rows)))
        problems += merge_fields(row, fields, (*path, code), records)
    setattr(version, relation, in_order(rows.values()))
    return problems


def in_order(rows):
    """Milestones by first plan, budget lines as they stand; a new row finds its place."""
    rows = list(rows)
    if rows and isinstance(rows[0], Milestone) and all(row.planned_date for row in rows):
        rows.sort(key=lambda row: row.original_date or row.planned_date)
    for position, row in enumerate(rows):
        row.sort_order = position
    return rows


def invalid(version, changes, path):
    """The problems of a version as a whole, and of the rows that were changed."""
    problems = faults(version, path)
    for relation in ROWS:
        rows = {row.code: row for row in getattr(version, relation).all()}
        for code in changes.get(relation, {}):
            if code in rows:
                problems += faults(rows[code], (*path, relation, code), exclude=["page"])
    return problems + between_rows(version, changes, path)


def between_rows(version, changes, path):
    """Faults of changed milestones against the programme and each other."""
    found = faults_of_milestones(list(version.milestones.all()), version.start_date, version.end_date)
    changed = changes.get("milestones", {})
    return [
        Problem((*path, "milestones", row.code, name), message) for row, name, message in found if row.code in changed
    ]


def faults(record, path, exclude=None):
    try:
        record.full_clean(exclude=exclude)
    except ValidationError as error:
        return problems_at(path, error)
    return []


def held(draft, live, changes, path, holder, records):
    """Facts that a draft holds differently from both the live page and the changes: merging would undo somebody's work.

    ``live``: as it is before the changes. ``holder``: who is named.
    """
    message = _("%(who)s holds a draft with another value. Publish or discard it first.") % {"who": holder}
    found = differing(draft, live, changes.get("fields", {}), (*path, "fields"), records)
    for relation in ROWS:
        drafted = {row.code: row for row in getattr(draft, relation).all()}
        public = {row.code: row for row in getattr(live, relation).all()}
        for code, fields in changes.get(relation, {}).items():
            found += differing_row(drafted.get(code), public.get(code), fields, (*path, relation, code), records)
    return [Problem(where, message) for where in found]


def differing_row(drafted, public, fields, path, records):
    if (drafted is None) != (public is None):
        return [] if fields is None and drafted is None else [path]
    if drafted is None:
        return []
    if fields is None:
        names = [field.name for field in drafted._meta.fields if field.editable and field.name not in ("id", "page")]
        return [path] if any(plain(drafted, name) != plain(public, name) for name in names) else []
    return differing(drafted, public, fields, path, records)


def differing(drafted, public, fields, path, records):
    return [
        (*path, name)
        for name, value in fields.items()
        if plain(drafted, name) != plain(public, name) and not is_value(drafted, name, value, records)
    ]


def is_value(record, name, value, records):
    """Whether a record holds a value already, whatever way it is written."""
    before = plain(record, name)
    trial = type(record)()
    try:
        assign(trial, name, value, records)
    except ValidationError:
        return False
    return plain(trial, name) == before
