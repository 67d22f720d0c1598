"""After a page was handed on: tell the advice, log what was overridden."""

from django.contrib.auth.models import Permission
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogFormatter

from .overrides import ACTION, log_override

MOST_ADVICE = 5


@hooks.register("before_publish_page")
@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def conclude_submission(request, page):
    """Whichever of the hooks comes first for a page that was handed on; the others find nothing left."""
    outcome = page.__dict__.pop("outcome", None)
    if outcome:
        if outcome.overridden:
            log_override(page, request.user, outcome.reason, outcome.overridden)
        for problem in outcome.advice[:MOST_ADVICE]:
            messages.warning(request, _("Advice: %(problem)s") % {"problem": problem})
        if (left := len(outcome.advice) - MOST_ADVICE) > 0:
            messages.warning(request, _("%(count)d more pieces of advice of this kind.") % {"count": left})


@hooks.register("register_permissions")
def offer_permission():
    return Permission.objects.filter(content_type__app_label="core", codename="override_checks")


@hooks.register("register_log_actions")
def describe_override(actions):
    @actions.register_action(ACTION)
    class Overridden(LogFormatter):
        label = gettext_lazy("Override the checks before submission")

        def format_message(self, log_entry):
            places = ", ".join(dict.fromkeys(finding["place"] for finding in log_entry.data["findings"]))
            return _("Overrode the checks before submission at: %(places)s") % {"places": places}

        def format_comment(self, log_entry):
            return log_entry.data["reason"]
