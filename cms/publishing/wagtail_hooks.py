from django.contrib.auth.models import Permission
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from . import ledger_admin
from .ledger_admin.report import LedgerReport
from .ledger_admin.version_report import VersionReport
from .ledger_admin.views import redact_entry, redact_public_version
from .missing.report import MissingAddressReport, RedirectMissingAddress
from .schedule_failures import ACTION
from .tombstones.admin import form_address, tombstones
from .versions.serving import serve_version

hooks.register("before_serve_page", serve_version)


@hooks.register("register_log_actions")
def register_schedule_failed(actions):
    @actions.register_action(ACTION)
    class ScheduleFailed(LogFormatter):
        label = _("Publication at a set time failed")

        def format_message(self, log_entry):
            return gettext("Publication at a set time failed: %(error)s") % {"error": log_entry.data.get("error", "")}


@hooks.register("register_log_actions")
def register_redaction(actions):
    @actions.register_action(ledger_admin.ACTION)
    class Redacted(LogFormatter):
        label = _("Text of the ledger replaced")

        def format_message(self, log_entry):
            return gettext("Text of the ledger replaced by: %(note)s") % {"note": log_entry.data.get("note", "")}


class ReportItem(MenuItem):
    """A report in the menu, for those who may read it."""

    def __init__(self, view, order):
        self.permission = view.permission_required
        super().__init__(view.page_title, view().get_index_url(), icon_name=view.header_icon, order=order)

    def is_shown(self, request):
        return request.user.has_perm(self.permission)


@hooks.register("register_admin_urls")
def publishing_urls():
    return [
        *LedgerReport.urls("reports/riwayat/"),
        *VersionReport.urls("reports/versi/"),
        *MissingAddressReport.urls("reports/alamat/"),
        path("riwayat/<int:pk>/ganti/", redact_entry, name="redact_ledger_entry"),
        path("versi/<int:pk>/ganti/", redact_public_version, name="redact_version"),
        path("alamat/pengalihan/", RedirectMissingAddress.as_view(), name="redirect_missing_address"),
    ]


@hooks.register("register_reports_menu_item")
def ledger_report_item():
    return ReportItem(LedgerReport, order=300)


@hooks.register("register_reports_menu_item")
def version_report_item():
    return ReportItem(VersionReport, order=310)


@hooks.register("register_reports_menu_item")
def missing_address_report_item():
    return ReportItem(MissingAddressReport, order=320)


@hooks.register("register_reports_menu_item")
def tombstones_item():
    return tombstones.get_menu_item(order=330)


@hooks.register("register_admin_viewset")
def tombstone_viewset():
    return tombstones


@hooks.register("after_unpublish_page")
@hooks.register("after_delete_page")
def say_why(request, page):
    """Lead whoever withdrew a page to where they write why, for those who come with an old link."""
    address = form_address(page.pk, request.user)
    return redirect(address) if address else None


@hooks.register("register_permissions")
def publishing_permissions():
    models = ("ledgerentry", "missingaddress", "tombstone")
    return Permission.objects.filter(content_type__app_label="publishing", content_type__model__in=models)
