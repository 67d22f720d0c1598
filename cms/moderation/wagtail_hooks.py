"""Where moderation plugs into Wagtail's admin. What happens stands in the modules named here."""

from django.contrib.contenttypes.models import ContentType
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.action_menu import ActionMenuItem as SnippetActionMenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from . import gates, submission_hooks  # noqa: F401 - the latter, and those below, register hooks of their own
from .merged import LABELS as MERGED_LABELS
from .merged import MERGED
from .models import Deputy, Holiday
from .panels import NextStepsPanel, WaitingPanel
from .previews import hooks as preview_hooks  # noqa: F401
from .registers import hooks as register_hooks  # noqa: F401
from .reports import hooks as report_hooks  # noqa: F401
from .reviews import hooks as review_hooks  # noqa: F401
from .urgent import may_go_out
from .views.decision import DecisionView
from .views.urgent import DecideUrgentView, PublishUrgentlyView

hooks.register("before_publish_page", gates.refuse_publishing)
hooks.register("before_publish", gates.refuse_publishing)
hooks.register("before_create_page", gates.explain_publishing)
hooks.register("before_edit_page", gates.explain_publishing)
hooks.register("before_edit_page", gates.guard_moderation)
hooks.register("before_copy_page", gates.refuse_published_copies)
hooks.register("before_bulk_action", gates.refuse_bulk_publishing)
hooks.register("after_edit_page", gates.ask_again_after_editing)
hooks.register("after_edit_snippet", gates.ask_again_after_editing)


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("keputusan/<int:pk>/", DecisionView.as_view(), name="moderation_decide"),
        path("mendesak/<int:pk>/", DecideUrgentView.as_view(), name="moderation_decide_urgent"),
        path(
            "mendesak/<int:content_type>/<int:pk>/", PublishUrgentlyView.as_view(), name="moderation_publish_urgently"
        ),
    ]


@hooks.register("construct_homepage_panels")
def panels(request, panels):
    panels[:] = [panel for panel in panels if panel.name != "workflow_objects_to_moderate"]
    panels += [NextStepsPanel(), WaitingPanel()]


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action("moderation.refused", _("Decision refused"), _("A decision was refused by the rules"))
    actions.register_action("moderation.urgent", _("Publish urgently"), _("Published urgently, to be approved later"))
    actions.register_action("moderation.urgent_approved", _("Approve urgent"), _("Urgent publication approved"))
    actions.register_action("moderation.urgent_refused", _("Refuse urgent"), _("Urgent publication refused"))
    actions.register_action(MERGED, *MERGED_LABELS)


class PublishUrgently:
    """In the editors of pages and of alerts, where the saved draft may go out at once."""

    name = "action-publish-urgently"
    label = _("Publish urgently …")
    icon_name = "warning"
    order = 90

    def subject(self, context):
        return context.get("page") or context.get("instance")

    def is_shown(self, context):
        subject = self.subject(context)
        allowed = context["request"].user.has_perm("moderation.add_urgentpublication")
        return bool(subject and allowed and may_go_out(subject))

    def get_url(self, context):
        subject = self.subject(context)
        content_type = ContentType.objects.get_for_model(subject)
        return reverse("moderation_publish_urgently", args=[content_type.pk, subject.pk])


class PublishUrgentlyMenuItem(PublishUrgently, ActionMenuItem):
    pass


class PublishAlertUrgentlyMenuItem(PublishUrgently, SnippetActionMenuItem):
    pass


@hooks.register("register_page_action_menu_item")
def publish_urgently():
    return PublishUrgentlyMenuItem()


@hooks.register("register_snippet_action_menu_item")
def publish_alert_urgently(model):
    return PublishAlertUrgentlyMenuItem() if hasattr(model, "may_go_out_urgently") else None


class DeputyViewSet(SnippetViewSet):
    model = Deputy
    icon = "user"
    list_display = ["person", "deputy", "first_day", "last_day"]
    panels = [FieldPanel("person"), FieldPanel("deputy"), FieldRowPanel(["first_day", "last_day"])]


class HolidayViewSet(SnippetViewSet):
    model = Holiday
    icon = "date"
    list_display = ["day", "name"]
    list_per_page = 50


@register_snippet
class OfficeGroup(SnippetViewSetGroup):
    menu_label = _("Office")
    menu_icon = "calendar-check"
    menu_order = 260
    items = (DeputyViewSet, HolidayViewSet)
