"""The dashboard: what to do next, and what waits for a decision. Both take the place of Wagtail's review panel."""

from django.utils import timezone
from wagtail.admin.ui.components import Component

from .next_steps import next_steps
from .waiting import waiting_for


class NextStepsPanel(Component):
    template_name = "moderation/panels/next_steps.html"
    order = 100

    def get_context_data(self, parent_context):
        return {"steps": next_steps(parent_context["request"].user, timezone.localdate())}


class WaitingPanel(Component):
    template_name = "moderation/panels/waiting.html"
    order = 110

    def get_context_data(self, parent_context):
        return {"steps": waiting_for(parent_context["request"].user, timezone.localdate())}
