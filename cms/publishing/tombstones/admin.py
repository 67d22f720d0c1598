"""Withdrawn pages in the admin: their offices write why, and where to look instead."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from cms.core.reports import DayColumn

from ..models import Tombstone

CHANGE = "publishing.change_tombstone"


class WrittenByWithdrawal(ModelPermissionPolicy):
    """They come and go with their pages; nobody adds or deletes one."""

    def user_has_permission(self, user, action):
        return action in ("view", "change") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


register_permission_policy(Tombstone, WrittenByWithdrawal(Tombstone))


class TombstoneViewSet(ModelViewSet):
    model = Tombstone
    icon = "bin"
    name = "tombstone"
    url_prefix = "halaman-ditarik"
    menu_label = _("Withdrawn pages")
    inspect_view_enabled = True
    copy_view_enabled = False
    list_display = [
        "title",
        DayColumn("gone_at", label=_("Withdrawn on")),
        Column("reason", label=_("Why")),
        BooleanColumn("for_law", label=_("For law")),
    ]
    search_fields = ["title", "path"]
    search_backend_name = None
    list_filter = ["for_law"]
    list_per_page = 50
    panels = [
        HelpPanel(_("Visitors who come with an old link read this in the page's place.")),
        FieldPanel("title", read_only=True),
        FieldPanel("path", read_only=True),
        FieldPanel("gone_at", read_only=True),
        FieldPanel("reason"),
        FieldPanel("instead"),
        FieldPanel("for_law"),
    ]


tombstones = TombstoneViewSet("tombstone")


def form_address(page_pk, user):
    """Where somebody who may writes why a page was withdrawn; None where there is nothing to write."""
    stone = Tombstone.objects.filter(page_id=page_pk).first()
    if stone is None or not user.has_perm(CHANGE):
        return None
    return reverse(tombstones.get_url_name("edit"), args=[stone.pk])
