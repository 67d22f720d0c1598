from django.contrib.auth.models import Permission
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .feedback import hooks as feedback_hooks  # noqa: F401 - registers hooks of its own
from .report import PERMISSION, ReadingReport


class ReadingReportItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(PERMISSION)


@hooks.register("register_admin_urls")
def reading_urls():
    return ReadingReport.urls("reports/pembacaan/")


@hooks.register("register_reports_menu_item")
def reading_report_item():
    view = ReadingReport()
    return ReadingReportItem(view.page_title, view.get_index_url(), icon_name=view.header_icon, order=310)


@hooks.register("register_permissions")
def reading_permissions():
    return Permission.objects.filter(content_type__app_label="reading", codename="view_pageread")
