from django.contrib.auth.models import Permission
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
from .schedule_failures import ACTION
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


class LedgerReportItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(ledger_admin.VIEW)


@hooks.register("register_admin_urls")
def ledger_urls():
    return [
        *LedgerReport.urls("reports/riwayat/"),
        path("riwayat/<int:pk>/ganti/", redact_entry, name="redact_ledger_entry"),
        *VersionReport.urls("reports/versi/"),
        path("versi/<int:pk>/ganti/", redact_public_version, name="redact_version"),
    ]


@hooks.register("register_reports_menu_item")
def ledger_report_item():
    return item_of(LedgerReport(), order=300)


@hooks.register("register_reports_menu_item")
def version_report_item():
    return item_of(VersionReport(), order=310)


def item_of(view, order):
    return LedgerReportItem(view.page_title, view.get_index_url(), icon_name=view.header_icon, order=order)


@hooks.register("register_permissions")
def ledger_permissions():
    return Permission.objects.filter(content_type__app_label="publishing", content_type__model="ledgerentry")
