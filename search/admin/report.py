"""What people searched in the last thirty days, what of it found nothing, and a click from each text to a remedy."""

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


# What an editor can do about a searched text: by name in the template, a form that takes ?istilah=.
REMEDIES = {
    "synonym_url": "wagtailsnippets_search_searchsynonyms:add",
    "promote_url": "search_promote",
    "unsuggest_url": "wagtailsnippets_search_unsuggestedsearch:add",
}


def remedies(text):
    return {name: f"{reverse(address)}?{urlencode({'istilah': text})}" for name, address in REMEDIES.items()}


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
        """Add how many pages each text finds at the moment, and what can be done about it."""
        for row in () if self.is_export else rows:
            row |= {"found_now": search(row["text"], SearchFilters()).count} | remedies(row["text"])
        return rows
