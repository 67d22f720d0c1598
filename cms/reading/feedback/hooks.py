"""Where feedback plugs into the admin."""

from django.contrib.auth.models import Permission
from django.urls import path
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from ..models.about_pages import sees_feedback
from .handling import DeleteView, HandleView
from .panel import RemarksPanel
from .reports import OpinionReport, RemarkReport


class FeedbackItem(MenuItem):
    def is_shown(self, request):
        return sees_feedback(request.user)


@hooks.register("register_admin_urls")
def feedback_urls():
    return [
        *OpinionReport.urls("reports/tanggapan/"),
        *RemarkReport.urls("reports/catatan/"),
        path("catatan/<int:pk>/selesai/", HandleView.as_view(), name="handle_remark"),
        path("catatan/<int:pk>/hapus/", DeleteView.as_view(), name="delete_remark"),
    ]


def report_item(report, order):
    view = report()
    return FeedbackItem(view.page_title, view.get_index_url(), icon_name=view.header_icon, order=order)


@hooks.register("register_reports_menu_item")
def opinion_report_item():
    return report_item(OpinionReport, 320)


@hooks.register("register_reports_menu_item")
def remark_report_item():
    return report_item(RemarkReport, 330)


@hooks.register("construct_homepage_panels")
def show_remarks(request, panels):
    panels.append(RemarksPanel())


@hooks.register("register_permissions")
def feedback_permissions():
    return Permission.objects.filter(
        content_type__app_label="reading", codename__in=["view_pageremark", "delete_pageremark"]
    )
