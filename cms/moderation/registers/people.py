"""Who may see, propose and confirm what. Proposing asks for the ordinary rights to add, change and delete."""

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_permission_codename, get_user_model
from django.utils.translation import gettext as _

CONFIRM = "moderation.confirm_registerchange"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def registers():
    """The models whose rows change only with confirmation."""
    return [apps.get_model(label) for label in settings.REGISTERS]


def right(action, register):
    return f"{register._meta.app_label}.{get_permission_codename(action, register._meta)}"


def may_see(user, register):
    return any(user.has_perm(right(action, register)) for action in ("view", "add", "change", "delete"))


def may_confirm(user, register):
    return user.has_perm(CONFIRM) and user.has_perm(right("change", register))


def registers_seen_by(user):
    return [register for register in registers() if may_see(user, register)]


def reason_against(user, change):
    """Why a person may not decide about a proposal, in words; None when nothing is against it."""
    if change.proposed_by_id == user.pk:
        return _("You proposed this yourself. A second person must confirm or refuse it; you may withdraw it.")
    if not may_confirm(user, change.register):
        return _("You do not have the right to confirm changes of this register.")
    return None


def who_may_confirm(change):
    """The active people who may decide about a proposal: all with the rights except its proposer."""
    users = get_user_model().objects
    changers = users.with_perm(right("change", change.register), backend=BACKEND)
    confirmers = users.with_perm(CONFIRM, backend=BACKEND).filter(pk__in=changers.values("pk"))
    return confirmers.exclude(pk=change.proposed_by_id).order_by("pk")
