"""The proposals' addresses, their right in the form of groups, and how the audit log words what was done."""

from django.contrib.auth.models import Permission
from django.urls import include, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from . import urls
from .people import CONFIRM


@hooks.register("register_admin_urls")
def proposal_urls():
    return [path("register/usulan/", include(urls))]


@hooks.register("register_permissions")
def confirm_permission():
    app_label, codename = CONFIRM.split(".")
    return Permission.objects.filter(content_type__app_label=app_label, codename=codename)


class ProposalFormatter(LogFormatter):
    def format_comment(self, log_entry):
        return log_entry.data.get("comment", "")

    def format_message(self, log_entry):
        return _("%(done)s (proposal %(number)s)") % {"done": self.message, "number": log_entry.data.get("change", "")}


ACTIONS = {
    "registers.propose": (gettext_lazy("Propose for a register"), gettext_lazy("Proposed for the register")),
    "registers.confirm": (gettext_lazy("Confirm for a register"), gettext_lazy("Confirmed for the register")),
    "registers.refuse": (gettext_lazy("Refuse for a register"), gettext_lazy("Refused for the register")),
    "registers.withdraw": (gettext_lazy("Withdraw for a register"), gettext_lazy("Withdrawn by the proposer")),
}


@hooks.register("register_log_actions")
def proposal_actions(actions):
    for name, (label, message) in ACTIONS.items():
        formatter = type("Formatter", (ProposalFormatter,), {"label": label, "message": message})
        actions.register_action(name)(formatter)
