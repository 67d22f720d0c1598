"""What a register is in the admin: a modeladmin whose forms propose, and a menu group with the list of proposals."""

from django.db.models import Subquery
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup

from ..models import RegisterChange
from .people import registers_seen_by
from .rows import InspectRow, ProposeCreate, ProposeDelete, ProposeEdit, RowHistory


class RegisterAdmin(ModelAdmin):
    """A register whose public values change only with a second person's confirmation; named in REGISTERS too."""

    inspect_view_enabled = True
    create_view_class = ProposeCreate
    edit_view_class = ProposeEdit
    delete_view_class = ProposeDelete
    inspect_view_class = InspectRow
    history_view_class = RowHistory
    index_template_name = "moderation/registers/index.html"
    create_template_name = "moderation/registers/create.html"
    edit_template_name = "moderation/registers/edit.html"
    delete_template_name = "moderation/registers/delete.html"
    inspect_template_name = "moderation/registers/inspect.html"

    def get_queryset(self, request):
        waiting = RegisterChange.objects.open().of_outer_row(self.model)
        return super().get_queryset(request).annotate(waiting=Subquery(waiting))

    def get_list_display(self, request):
        first, *others = self.list_display
        return (first, "proposal", *others)

    def proposal(self, row):
        if not row.waiting:
            return ""
        address = reverse("register_changes:one", args=[row.waiting])
        return format_html('<a href="{}">{}</a>', address, _("Waiting for confirmation"))

    proposal.short_description = gettext_lazy("proposal")


class RegisterAdminGroup(ModelAdminGroup):
    """The registers in the menu, and below them the proposals with how many wait."""

    def get_submenu_items(self):
        items = super().get_submenu_items()
        return [*items, ProposalsItem(order=len(items) + 1)]


class ProposalsItem(MenuItem):
    def __init__(self, order):
        address = reverse("register_changes:all")
        super().__init__(gettext_lazy("Proposals"), address, name="proposals", icon_name="check", order=order)

    def is_shown(self, request):
        return bool(registers_seen_by(request.user))

    def render_component(self, request):
        component = super().render_component(request)
        waiting = RegisterChange.objects.open().of_registers(registers_seen_by(request.user)).count()
        component.label = f"{self.label} ({waiting})" if waiting else self.label
        return component
