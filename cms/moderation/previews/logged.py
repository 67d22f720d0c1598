"""What the history of a page keeps of its preview links: which link, never who opened it or from where."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

MADE = "cms.preview_link.make"
OPENED = "cms.preview_link.open"
REVOKED = "cms.preview_link.revoke"


class LinkFormatter(LogFormatter):
    def format_message(self, log_entry):
        return gettext("%(what)s (no. %(number)s)") % {"what": self.label, "number": log_entry.data.get("link", "?")}


class Made(LinkFormatter):
    label = _("Preview link made")


class Opened(LinkFormatter):
    label = _("Preview link opened")


class Revoked(LinkFormatter):
    label = _("Preview link revoked")


FORMATTERS = {MADE: Made, OPENED: Opened, REVOKED: Revoked}
