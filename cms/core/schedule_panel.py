"""Panels of the admin that every kind of page uses."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import PublishingPanel

IN_WIB = _("Time in WIB (Western Indonesia Time).")


class SchedulePanel(PublishingPanel):
    """Wagtail's dialog for the time of publication and expiry, saying which time zone it means."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        for panel in self.children:
            panel.help_text = IN_WIB
