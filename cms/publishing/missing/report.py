"""Addresses not found, the most wanted first; each one click from a redirect."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.contrib.redirects.views import CreateView

from cms.core.reports import WIDE, DayColumn, OfficeReport

from ..models import MissingAddress
from ..models.missing import LONGEST

VIEW = "publishing.view_missingaddress"
REDIRECT = "wagtailredirects.add_redirect"


class RedirectColumn(Column):
    cell_template_name = "publishing/admin/redirect_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        if parent_context["request"].user.has_perm(REDIRECT):
            context["url"] = f"{reverse('redirect_missing_address')}?{urlencode({'alamat': instance.path})}"
        return context


class MissingAddressReport(OfficeReport):
    model = MissingAddress
    url_name = "missing_address_report"
    page_title = _("Addresses not found")
    header_icon = "warning"
    export_filename = "alamat-tidak-ditemukan"
    permission_required = VIEW
    results_template_name = "publishing/admin/missing_results.html"
    is_searchable = False
    paginate_by = 50
    columns = [
        Column("path", label=_("Address")),
        NumberColumn("times", label=_("Times")),
        DayColumn("last_on", label=_("Last on")),
        Column("linked_from", label=_("Linked from"), classname=WIDE),
        RedirectColumn("redirect", label=_("Redirect")),
    ]
    export_headings = {
        "path": _("Address"),
        "times": _("Times"),
        "last_on": _("Last on"),
        "linked_from": _("Linked from"),
    }
    list_export = list(export_headings)

    def user_has_permission(self, permission):
        return self.request.user.has_perm(permission)

    def get_queryset(self):
        return MissingAddress.objects.without_redirect().order_by("-times", "path")


class RedirectMissingAddress(CreateView):
    """Wagtail's form for a redirect, with the address filled in; back to the report afterwards."""

    add_url_name = "redirect_missing_address"
    index_url_name = MissingAddressReport.url_name

    def get_initial(self):
        return {"old_path": self.request.GET.get("alamat", "")[:LONGEST]}
