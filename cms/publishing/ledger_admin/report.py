"""The ledger as a list in the admin: to read, filter and export, never to change."""

import django_filters
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from cms.core.reports import WIDE, DayColumn, OfficeReport

from ..models import LedgerEntry
from . import REDACT, VIEW


class LedgerFilterSet(WagtailFilterSet):
    subject_title = django_filters.CharFilter(label=_("About"), lookup_expr="icontains")
    what = django_filters.CharFilter(label=_("What"), lookup_expr="icontains")
    happened_at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)
    by_rule = django_filters.BooleanFilter(label=_("By rule"))
    redacted = django_filters.BooleanFilter(
        label=_("Text replaced"), field_name="redacted_at", lookup_expr="isnull", exclude=True
    )

    class Meta:
        model = LedgerEntry
        fields = ["subject_title", "what", "happened_at", "by_rule", "redacted"]


class LedgerReport(OfficeReport):
    model = LedgerEntry
    url_name = "ledger_report"
    page_title = _("Public ledger")
    header_icon = "history"
    export_filename = "riwayat"
    permission_required = VIEW
    filterset_class = LedgerFilterSet
    default_ordering = "-happened_at"
    columns = [
        TitleColumn("what", label=_("What"), get_url=lambda entry: entry.redact_url),
        Column("subject_title", label=_("About")),
        Column("before_text", label=_("From"), classname=WIDE),
        Column("after_text", label=pgettext_lazy("ledger", "To"), classname=WIDE),
        Column("reason", label=_("Why"), classname=WIDE),
        DayColumn("happened_at", label=_("When"), sort_key="happened_at"),
        Column("office", label=_("Approved by"), classname=WIDE),
        Column("redaction", label=_("Note in place of the text"), classname=WIDE),
    ]
    export_headings = {
        "subject_type": _("Type"),
        "subject_title": _("About"),
        "field": _("Field"),
        "what": _("What"),
        "before_text": _("From"),
        "after_text": pgettext_lazy("ledger", "To"),
        "reason": _("Why"),
        "happened_at": _("When"),
        "office": _("Approved by"),
        "by_rule": _("By rule"),
        "redacted_at": _("Text replaced on"),
        "redaction": _("Note in place of the text"),
    }
    list_export = list(export_headings)

    def user_has_permission(self, permission):
        return self.request.user.has_perm(permission)

    def get_queryset(self):
        return self.order_queryset(LedgerEntry.objects.order_by("-happened_at", "-pk"))

    def decorate_paginated_queryset(self, entries):
        """Lead to the replacing of a text those who may, where it has not been done."""
        may = self.request.user.has_perm(REDACT)
        for entry in entries:
            entry.redact_url = (
                reverse("redact_ledger_entry", args=[entry.pk]) if may and not entry.redacted_at else None
            )
        return entries
