"""Brings a proposal into its register: only where the row still is what the proposer saw, and only valid values."""

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations

from ..models import Action
from .errors import ProposalError
from .snapshots import restore, snapshot


def write(change):
    """Create, change or delete the row, and give it back. Runs within the transaction of the decision."""
    stored = stored_row(change)
    if change.action == Action.DELETE:
        return deleted(stored)
    try:
        row = restore(change.register, change.values)
        validate(row)
        with transaction.atomic():
            row.save()
    except ValidationError as error:
        raise ProposalError("invalid", sentence(change.register, error)) from error
    except IntegrityError as error:
        message = _("These values contradict other entries of the register. Refuse the proposal and say why.")
        raise ProposalError("invalid", message) from error
    return row


def stored_row(change):
    """The row that a proposal is about, locked; None for a new entry."""
    if not change.object_id:
        return None
    stored = change.register._default_manager.select_for_update().filter(pk=change.object_id).first()
    if stored is None:
        raise ProposalError("gone", _("The entry has been deleted since this was proposed. Nothing was changed."))
    if snapshot(stored) != change.before:
        message = _(
            "The entry has changed since this was proposed. Nothing was changed now: refuse or withdraw the proposal, "
            "and let it be made again on the new values."
        )
        raise ProposalError("outdated", message)
    return stored


def deleted(row):
    """Delete a row; what it gives back keeps its primary key, for the trace."""
    pk = row.pk
    try:
        row.delete()
    except (ProtectedError, RestrictedError) as error:
        message = _("Other things still refer to this entry, so it cannot be deleted. Nothing was changed.")
        raise ProposalError("protected", message) from error
    row.pk = pk
    return row


def validate(row):
    """What the form asked of the row and its child rows, asked again."""
    row.clean_fields()  # Before the model's own clean(), which may follow foreign keys.
    row.full_clean()
    for relation in get_all_child_relations(type(row)):
        for child in getattr(row, relation.get_accessor_name()).all():
            child.full_clean(exclude=[relation.field.name])


def sentence(model, error):
    """The messages of a ValidationError, each after the name of its field."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(
        message if name == NON_FIELD_ERRORS else f"{label(model, name)}: {message}"
        for name, messages in error.message_dict.items()
        for message in messages
    )


def label(model, name):
    """The name of a field of the model, or of one of its child rows."""
    for owner in [model, *(relation.related_model for relation in get_all_child_relations(model))]:
        try:
            return capfirst(owner._meta.get_field(name).verbose_name)
        except FieldDoesNotExist:
            continue
    return name
