"""The public versions of all pages as a list in the admin: to read, filter and export, never to change."""

import django_filters
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn

from cms.core.reports import WIDE, DayColumn, OfficeReport

from ..models import PublicVersion
from . import REDACT, VIEW


class VersionFilterSet(WagtailFilterSet):
    title = django_filters.CharFilter(label=_("Title"), lookup_expr="icontains")
    published_at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)
    is_significant = django_filters.BooleanFilter(label=_("Significant"))
    redacted = django_filters.BooleanFilter(
        label=_("Text replaced"), field_name="redacted_at", lookup_expr="isnull", exclude=True
    )

    class Meta:
        model = PublicVersion
        fields = ["title", "published_at", "is_significant", "redacted"]


class VersionReport(OfficeReport):
    model = PublicVersion
    url_name = "version_report"
    page_title = _("Public versions")
    header_icon = "history"
    export_filename = "versi"
    permission_required = VIEW
    filterset_class = VersionFilterSet
    default_ordering = "-published_at"
    columns = [
        TitleColumn("title", label=_("Title"), get_url=lambda version: version.redact_url),
        Column("number", label=_("Version")),
        DayColumn("published_at", label=_("When"), sort_key="published_at"),
        Column("note", label=_("What has changed?"), classname=WIDE),
        BooleanColumn("is_significant", label=_("Significant")),
        Column("redaction", label=_("Note in place of the text"), classname=WIDE),
    ]
    export_headings = {
        "page_id": _("Page"),
        "title": _("Title"),
        "number": _("Version"),
        "published_at": _("When"),
        "note": _("What has changed?"),
        "is_significant": _("Significant"),
        "sha256": "SHA-256",
        "redacted_at": _("Text replaced on"),
        "redaction": _("Note in place of the text"),
    }
    list_export = list(export_headings)

    def user_has_permission(self, permission):
        return self.request.user.has_perm(permission)

    def get_queryset(self):
        return self.order_queryset(PublicVersion.objects.defer("content").order_by("-published_at", "-pk"))

    def decorate_paginated_queryset(self, versions):
        """Lead to the replacing of a text those who may, where it has not been done."""
        may = self.request.user.has_perm(REDACT)
        for version in versions:
            is_open = may and not version.redacted_at
            version.redact_url = reverse("redact_version", args=[version.pk]) if is_open else None
        return versions
