"""Mail about proposals: to those who may decide, and back to the proposer."""

from cms.core.mail import queue_mail

from .people import who_may_confirm


def ask_for_decision(change, now):
    for person in who_may_confirm(change):
        key = f"register_proposed:{change.pk}:{person.pk}"
        queue_mail(person, "register_proposed", {"change": change}, now, key=key)


def tell_decision(change, now):
    if person := change.proposed_by:
        key = f"register_decided:{change.pk}:{person.pk}"
        queue_mail(person, "register_decided", {"change": change}, now, key=key)
