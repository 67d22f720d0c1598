from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from .schedule_failures import ACTION


@hooks.register("register_log_actions")
def register_schedule_failed(actions):
    @actions.register_action(ACTION)
    class ScheduleFailed(LogFormatter):
        label = _("Publication at a set time failed")

        def format_message(self, log_entry):
            return gettext("Publication at a set time failed: %(error)s") % {"error": log_entry.data.get("error", "")}
