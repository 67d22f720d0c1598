"""What readers say about pages: how many were helped, page by page, and what they wrote. Contributors see what
concerns their agencies."""

from django.middleware.csrf import get_token
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, NumberColumn

from cms.core.reports import WIDE, DayColumn, OfficeReport

from ..models import PageOpinion, PageRemark
from ..models.about_pages import DELETE, SEE_ALL, sees_feedback
from ..report import MonthColumn
from .decorating import decorate
from .filters import OpinionFilterSet, RemarkFilterSet


class PageColumn(Column):
    cell_template_name = "reading/admin/page.html"


class AnswerColumn(Column):
    """Whether the page had helped, as a word."""

    def get_value(self, remark):
        return _("Yes") if remark.helped else _("No")


class TextColumn(Column):
    cell_template_name = "reading/admin/text.html"


class HandleColumn(Column):
    """The buttons of a remark."""

    cell_template_name = "reading/admin/handle.html"

    def get_cell_context_data(self, remark, parent_context):
        context = super().get_cell_context_data(remark, parent_context)
        request = context["request"]
        may_delete = request.user.has_perm(DELETE)
        return context | {"remark": remark, "may_delete": may_delete, "csrf_token": get_token(request)}


class FeedbackReport(OfficeReport):
    """Rows that readers left, each with its page and agency."""

    permission_required = SEE_ALL
    is_searchable = False

    def user_has_permission(self, permission):
        return sees_feedback(self.request.user)

    def decorate_paginated_queryset(self, rows):
        return decorate(rows, self.request)


class OpinionReport(FeedbackReport):
    model = PageOpinion
    url_name = "opinion_report"
    page_title = _("Did pages help?")
    header_icon = "help"
    export_filename = "tanggapan-pembaca"
    filterset_class = OpinionFilterSet
    results_template_name = "reading/admin/opinion_report_results.html"
    columns = [
        PageColumn("page_title", label=_("Page")),
        Column("agency_name", label=_("Agency"), classname=WIDE),
        MonthColumn("month", label=_("Month")),
        NumberColumn("helped", label=_("Yes")),
        NumberColumn("not_helped", label=_("No")),
        NumberColumn("share", label=_("No, of a hundred")),
    ]
    export_headings = {
        "page_title": _("Page"),
        "page_url": _("Address"),
        "agency_name": _("Agency"),
        "month": _("Month"),
        "helped": _("Yes"),
        "not_helped": _("No"),
        "share": _("No, of a hundred"),
    }
    list_export = list(export_headings)

    def get_queryset(self):
        return PageOpinion.objects.seen_by(self.request.user).most_unhelpful_first()


class RemarkReport(FeedbackReport):
    model = PageRemark
    url_name = "remark_report"
    page_title = _("Remarks by readers")
    header_icon = "comment"
    export_filename = "catatan-pembaca"
    filterset_class = RemarkFilterSet
    results_template_name = "reading/admin/remark_report_results.html"
    columns = [
        TextColumn("text", label=_("Remark")),
        Column("agency_name", label=_("Agency"), classname=WIDE),
        DayColumn("day", label=_("Day"), classname=WIDE),
        AnswerColumn("helped", label=_("Did it help?"), classname=WIDE),
        HandleColumn("is_handled", label=_("Dealt with")),
    ]
    export_headings = {
        "day": _("Day"),
        "page_title": _("Page"),
        "page_url": _("Address"),
        "agency_name": _("Agency"),
        "helped": _("Did it help?"),
        "text": _("Remark"),
        "is_handled": _("Dealt with"),
    }
    list_export = list(export_headings)

    def get_queryset(self):
        return PageRemark.objects.seen_by(self.request.user).newest_first()
