"""What people searched in the last thirty days, what of it found nothing, and a click from each text to a remedy."""

from dataclasses import dataclass
from urllib.parse import urlencode

import django_filters
from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn

from cms.core.reports import OfficeReport

from ..models import SearchCount
from ..query import SearchFilters, search

PERMISSION = "search.view_searchcount"


class SearchFilterSet(WagtailFilterSet):
    show = django_filters.ChoiceFilter(
        label=_("Show"),
        choices=[("empty", _("Found nothing"))],
        empty_label=_("All searches"),
        widget=forms.RadioSelect,
        method="of_kind",
    )

    class Meta:
        model = SearchCount
        fields = ["show"]

    def of_kind(self, counted, name, value):
        return SearchCount.objects.recent(timezone.localdate()).without_results()


@dataclass(frozen=True)
class SearchedText:
    """A row of the report; ``found_now``: how many pages it finds at the moment."""

    text: str
    searched: int
    empty: int
    found_now: int

    def address(self, name):
        return f"{reverse(name)}?{urlencode({'istilah': self.text})}"

    @property
    def synonym_url(self):
        return self.address("wagtailsnippets_search_searchsynonyms:add")

    @property
    def promote_url(self):
        return self.address("search_promote")

    @property
    def unsuggest_url(self):
        return self.address("wagtailsnippets_search_unsuggestedsearch:add")


class RemedyColumn(Column):
    cell_template_name = "search/admin/remedies.html"


class SearchReport(OfficeReport):
    model = SearchCount
    url_name = "search_report"
    page_title = _("What people search")
    header_icon = "search"
    export_filename = "pencarian"
    permission_required = PERMISSION
    filterset_class = SearchFilterSet
    results_template_name = "search/admin/report_results.html"
    is_searchable = False
    paginate_by = 25
    columns = [
        Column("text", label=_("Search")),
        NumberColumn("searched", label=_("Searches")),
        NumberColumn("empty", label=_("Found nothing")),
        NumberColumn("found_now", label=_("Finds now")),
        RemedyColumn("text", label=_("Remedy")),
    ]
    export_headings = {"text": _("Search"), "searched": _("Searches"), "empty": _("Found nothing")}
    list_export = list(export_headings)

    def user_has_permission(self, permission):
        return self.request.user.has_perm(permission)

    def get_queryset(self):
        return SearchCount.objects.recent(timezone.localdate()).by_text()

    def decorate_paginated_queryset(self, rows):
        if self.is_export:
            return rows
        return [
            SearchedText(row["text"], row["searched"], row["empty"], search(row["text"], SearchFilters()).count)
            for row in rows
        ]
