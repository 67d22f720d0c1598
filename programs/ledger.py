"""Public ledger rows for registers: what a change of an indicator's targets and values leaves behind."""

from cms.moderation.models import Action
from cms.moderation.offices import office_of_confirmer
from cms.moderation.registers.snapshots import restore
from cms.publishing.facts import facts_of
from cms.publishing.ledger import NOTHING, differences, write_rows


def follow_register(change, row):
    """The step of a confirmed RegisterChange; see REGISTER_STEPS. Nothing for registers without ``ledger_fields``."""
    if change.action == Action.CREATE:  # What was promised first is no change.
        return
    before = facts_of(restore(type(row), change.before))
    if before is None:
        return
    after = without_rows(before) if change.action == Action.DELETE else facts_of(row)
    write_difference(
        row,
        before,
        after,
        source=f"register:{change.pk}",
        happened_at=change.decided_at,
        reason=change.comment,
        office=office_of_confirmer(change.decided_by),
    )


def write_difference(row, before, after, **fields):
    """Rows for what differs between two sets of facts (``facts_of``) of a register row.

    ``fields``: ``source``, ``happened_at``, ``reason`` and ``office`` of the ledger rows.
    """
    write_rows(
        differences(before, after),
        subject_type=row._meta.label_lower,
        subject_id=row.pk,
        subject_title=str(row)[:255],
        is_example=row.is_example,
        **fields,
    )


def without_rows(facts):
    """The facts of a record that is gone: none, and none of its child rows."""
    return NOTHING | {"rows": {relation: {} for relation in facts["rows"]}}
