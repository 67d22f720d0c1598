"""Quarterly reports in the admin: addresses, the menu, and where a report is opened from a mail or a decision."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.admin_url_finder import ModelAdminURLFinder, register_admin_url_finder
from wagtail.admin.menu import MenuItem

from ..models import QuarterlyReport
from .rights import may_report_for, reports_seen_by
from .views import ReportFormView, ReportListView


@hooks.register("register_admin_urls")
def report_addresses():
    return [
        path("laporan/", ReportListView.as_view(), name="quarterly_reports"),
        path("laporan/<int:year>-<int:quarter>/<slug:slug>/", ReportFormView.as_view(), name="quarterly_report"),
    ]


class ReportsItem(MenuItem):
    def is_shown(self, request):
        return reports_seen_by(request.user, QuarterlyReport.objects.all()).exists()


@hooks.register("register_reports_menu_item")
def reports_item():
    return ReportsItem(_("Quarterly reports"), reverse("quarterly_reports"), icon_name="doc-full", order=90)


class ReportURLFinder(ModelAdminURLFinder):
    def get_edit_url(self, instance):
        if self.user is None or may_report_for(self.user, instance.agency):
            return instance.get_form_url()
        return None


register_admin_url_finder(QuarterlyReport, ReportURLFinder)
