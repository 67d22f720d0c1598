"""Where the admin meets preview links: addresses, a button in the editor and in the lists of pages, the history."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from .logged import FORMATTERS
from .views import PreviewLinksView, revoke


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("pratinjau/<int:page_id>/", PreviewLinksView.as_view(), name="preview_links"),
        path("pratinjau/<int:page_id>/<int:pk>/cabut/", revoke, name="revoke_preview_link"),
    ]


@hooks.register("register_page_header_buttons")
def button_in_editor(page, user, view_name, next_url=None):
    yield from buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def button_in_lists(page, user, next_url=None):
    yield from buttons(page, user)


def buttons(page, user):
    if page.pk and page.is_previewable() and page.permissions_for_user(user).can_edit():
        url = reverse("preview_links", args=[page.pk])
        yield Button(_("Preview for outsiders"), url, icon_name="view", priority=45)


@hooks.register("register_log_actions")
def register_actions(actions):
    for action, formatter in FORMATTERS.items():
        actions.register_action(action)(formatter)
