"""How often each page was read, by month."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.models import Page

from cms.core.reports import OfficeReport

from .models import PageRead

PERMISSION = "reading.view_pageread"


class MonthColumn(Column):
    cell_template_name = "reading/admin/month.html"


class ReadingReport(OfficeReport):
    model = PageRead
    url_name = "reading_report"
    page_title = _("Readings of pages")
    header_icon = "view"
    export_filename = "pembacaan"
    permission_required = PERMISSION
    results_template_name = "reading/admin/report_results.html"
    is_searchable = False
    paginate_by = 50
    columns = [
        Column("title", label=_("Page")),
        MonthColumn("month", label=_("Month")),
        NumberColumn("read", label=_("Readings")),
    ]
    export_headings = {"title": _("Page"), "month": _("Month"), "read": _("Readings")}
    list_export = list(export_headings)

    def user_has_permission(self, permission):
        return self.request.user.has_perm(permission)

    def get_queryset(self):
        """Of public pages alone: titles of withdrawn ones need not be shown to every office."""
        return PageRead.objects.filter(page__in=Page.objects.live().public()).by_month()
