"""Reviews in the admin: the address, the button on a page, the entry in the audit log."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter

from .recording import ACTION, is_reviewable
from .views import MarkReviewedView


@hooks.register("register_admin_urls")
def review_urls():
    return [path("tinjau/<int:page_id>/", MarkReviewedView.as_view(), name="mark_reviewed")]


@hooks.register("register_page_header_buttons")
def review_button(page, user, view_name, next_url=None):
    if is_reviewable(page) and page.permissions_for_user(user).can_edit():
        url = reverse("mark_reviewed", args=[page.pk])
        yield Button(_("Mark as reviewed"), url, icon_name="calendar-check", priority=62)


@hooks.register("register_log_actions")
def review_log_action(actions):
    @actions.register_action(ACTION)
    class ReviewFormatter(LogFormatter):
        label = _("Mark as reviewed")
        message = _("Reviewed: nothing needs to change")

        def format_comment(self, log_entry):
            return log_entry.data.get("note", "")
