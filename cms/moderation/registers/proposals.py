"""Proposing, confirming, refusing, withdrawing: the rules, and what each leaves behind (row, trace, mail)."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ..models import Action, Decision, RegisterChange
from . import mails
from .errors import ProposalError
from .people import reason_against
from .snapshots import snapshot
from .writing import write


@transaction.atomic
def propose(action, row, user, now):
    """Put down what a person wants a register row to become. ``row`` holds the wanted values and is not saved."""
    stored = type(row)._default_manager.filter(pk=row.pk).first() if row.pk else None
    before = snapshot(stored) if stored else {}
    values = {} if action == Action.DELETE else snapshot(row)
    if before == values:
        raise ProposalError("unchanged", _("Nothing was changed, so there is nothing to propose."))
    change = RegisterChange(
        content_type=ContentType.objects.get_for_model(row),
        object_id=row.pk,
        title=str(stored or row),
        action=action,
        values=values,
        before=before,
        proposed_by=user,
        proposed_at=now,
    )
    put_down(change)
    record("registers.propose", change, user, now)
    mails.ask_for_decision(change, now)
    return change


def put_down(change):
    """Store a proposal unless another is open; between two people at once the unique constraint decides."""
    rivals = RegisterChange.objects.open().same_as(change)
    rival = rivals.first()
    if not rival:
        try:
            with transaction.atomic():
                return change.save(force_insert=True)
        except IntegrityError:
            rival = rivals.first()
    message = _("A proposal for this entry is already open. It must be decided or withdrawn before the next one.")
    raise ProposalError("rival", message, change=rival)


@transaction.atomic
def confirm(change, user, comment, now):
    """Bring a proposal of somebody else into the register."""
    require_second_person(change, user)
    settle(change, Decision.CONFIRMED, user, comment, now)
    row = write(change)
    if change.action == Action.CREATE:
        change.object_id = row.pk
        change.save(update_fields=["object_id"])
    deleted = change.action == Action.DELETE
    record("registers.confirm", change, user, now, row=row, content_changed=True, deleted=deleted)
    for name in settings.REGISTER_STEPS:
        import_string(name)(change, row)
    mails.tell_decision(change, now)


@transaction.atomic
def refuse(change, user, comment, now):
    """Refuse a proposal of somebody else, and say why."""
    require_second_person(change, user)
    if not comment.strip():
        raise ProposalError("no comment", _("Say why you refuse it."))
    settle(change, Decision.REFUSED, user, comment, now)
    record("registers.refuse", change, user, now)
    mails.tell_decision(change, now)


@transaction.atomic
def withdraw(change, user, comment, now):
    """Take back one's own proposal."""
    if change.proposed_by_id != user.pk:
        raise ProposalError("not proposer", _("Only the person who proposed it may withdraw it."))
    settle(change, Decision.WITHDRAWN, user, comment, now)
    record("registers.withdraw", change, user, now)


def require_second_person(change, user):
    if reason := reason_against(user, change):
        raise ProposalError("not allowed", reason)


def settle(change, decision, user, comment, now):
    fields = {"decision": decision, "decided_by": user, "decided_at": now, "comment": comment.strip()}
    if not RegisterChange.objects.settle(change, **fields):
        raise ProposalError("decided", _("This proposal has been decided meanwhile. Nothing was changed now."))
    for name, value in fields.items():
        setattr(change, name, value)


def record(action, change, user, now, row=None, **fields):
    """Leave a trace in the audit log: at the row, or at the proposal while there is no row."""
    if row is None and change.object_id:
        row = change.register(pk=change.object_id)
    data = {"change": change.pk, "comment": change.comment}
    log(row or change, action, user=user, title=change.title, data=data, timestamp=now, **fields)
