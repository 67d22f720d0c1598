"""Our reports in the admin's menu; of Wagtail's own, contributors keep those about their pages."""

from django.contrib.auth.models import Permission
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import policy_registry

from .reviews import ReviewReport
from .steps import PERMISSION, StepReport

# About the whole site: for those who look after it. Without a right to publish the list of aging pages is empty anyway.
FOR_THE_OFFICE = {"aging-pages", "page-types-usage", "site-history"}


class ReviewReportItem(MenuItem):
    def is_shown(self, request):
        policy = policy_registry.get_by_type(Page)
        return policy.user_has_any_permission(request.user, ReviewReport.any_permission_required)


class StepReportItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(PERMISSION)


@hooks.register("register_admin_urls")
def report_urls():
    return [*ReviewReport.urls("reports/peninjauan/"), *StepReport.urls("reports/moderasi/")]


@hooks.register("register_reports_menu_item")
def review_report_item():
    view = ReviewReport()
    return ReviewReportItem(view.page_title, view.get_index_url(), icon_name=view.header_icon, order=100)


@hooks.register("register_reports_menu_item")
def step_report_item():
    view = StepReport()
    return StepReportItem(view.page_title, view.get_index_url(), icon_name=view.header_icon, order=200)


@hooks.register("construct_reports_menu")
def keep_what_concerns(request, items):
    if not request.user.has_perm(PERMISSION):
        items[:] = [item for item in items if item.name not in FOR_THE_OFFICE]


@hooks.register("register_permissions")
def report_permission():
    app_label, codename = PERMISSION.split(".")
    return Permission.objects.filter(content_type__app_label=app_label, codename=codename)
