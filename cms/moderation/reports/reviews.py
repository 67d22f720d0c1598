"""The report of pages that somebody has to look over."""

from datetime import timedelta

import django_filters
from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.models import Page, get_page_content_types

from cms.core.ownership import agencies
from cms.core.templatetags.indonesian import in_days

from ..reviews.calendar import day_of
from ..reviews.querysets import ReviewQuerySet
from .base import WIDE, DayColumn, OfficeReport


class ReviewFilterSet(WagtailFilterSet):
    agency = django_filters.ModelChoiceFilter(
        label=_("Agency"), queryset=lambda request: agencies(), method="of_agency"
    )
    content_type = ContentTypeFilter(
        label=_("Type"), queryset=lambda request: get_page_content_types(include_base_page_type=False)
    )
    overdue = django_filters.ChoiceFilter(
        label=_("Show"),
        choices=[("true", _("Overdue only"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
        method="overdue_only",
    )

    class Meta:
        model = Page
        fields = ["agency", "content_type", "overdue"]

    def of_agency(self, pages, name, agency):
        return pages.filter(responsible_agency_id=agency.pk)

    def overdue_only(self, pages, name, value):
        return pages.due_by(timezone.localdate() - timedelta(days=1))


class ReviewActionColumn(Column):
    cell_template_name = "moderation/reports/review_cell.html"


class ReviewReport(OfficeReport):
    """What is to be looked over, the longest overdue first; only pages that the reader may edit."""

    model = Page
    url_name = "review_report"
    page_title = _("Pages to review")
    header_icon = "calendar-check"
    export_filename = "peninjauan-halaman"
    any_permission_required = ["add", "change", "publish"]
    filterset_class = ReviewFilterSet
    results_template_name = "moderation/reports/review_report_results.html"
    default_ordering = "due_key"
    columns = [
        TitleColumn("title", label=_("Page"), get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk])),
        Column("type_name", label=_("Type"), classname=WIDE),
        Column("agency_name", label=_("Agency"), classname=WIDE),
        DayColumn("reviewed_on", label=_("Last reviewed"), classname=WIDE),
        DayColumn("due_on", label=_("Due"), sort_key="due_key"),
        StatusTagColumn(
            "overdue",
            label=_("Overdue"),
            accessor=lambda page: in_days(page.days_overdue) if page.days_overdue else "",
            primary=True,
        ),
        ReviewActionColumn("action", label=_("Review")),
    ]
    list_export = ["title", "type_name", "agency_name", "reviewed_on", "due_on", "days_overdue", "full_url"]
    export_headings = {
        "title": _("Page"),
        "type_name": _("Type"),
        "agency_name": _("Agency"),
        "reviewed_on": _("Last reviewed"),
        "due_on": _("Due"),
        "days_overdue": _("Days overdue"),
        "full_url": _("Address"),
    }

    @cached_property
    def agency_names(self):
        return dict(agencies().values_list("pk", "short_name"))

    @cached_property
    def back(self):
        """The address of the report as it is filtered now, for the way back from a review."""
        query = self.request.GET.copy()
        query.pop("_w_filter_fragment", None)
        return f"{self.index_url}?{query.urlencode()}"

    def get_queryset(self):
        pages = ReviewQuerySet(Page).to_review().editable_by(self.request.user, self.permission_policy)
        return self.order_queryset(pages.select_related("locale"))

    def decorate_paginated_queryset(self, pages):
        return [self.decorate(page, timezone.localdate()) for page in pages]

    def decorate(self, page, today):
        """Add what the columns show to a page of the queryset."""
        page.type_name = capfirst(page.cached_content_type.model_class()._meta.verbose_name)
        page.agency_name = self.agency_names.get(page.responsible_agency_id, "")
        page.reviewed_on = timezone.localdate(page.reviewed_at)
        page.due_on = day_of(page.due_key)
        page.review_url = f"{reverse('mark_reviewed', args=[page.pk])}?{urlencode({'next': self.back})}"
        page.days_overdue = max(0, (today - page.due_on).days)
        return page
