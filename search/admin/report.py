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


REMEDIES = [  # What an editor can do about a searched text: forms that take ?istilah=, and the rights to use them.
    (_("New synonyms"), "wagtailsnippets_search_searchsynonyms:add", "search.add_searchsynonyms"),
    (_("Promote a result"), "search_promote", "wagtailsearchpromotions.add_searchpromotion"),
    (_("Never suggest"), "wagtailsnippets_search_unsuggestedsearch:add", "search.add_unsuggestedsearch"),
]


def remedies(text, user):
    return [
        {"label": label, "url": f"{reverse(address)}?{urlencode({'istilah': text})}"}
        for label, address, permission in REMEDIES
        if user.has_perm(permission)
    ]


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
        RemedyColumn("remedies", label=_("Remedy")),
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
            row["found_now"] = search(row["text"], SearchFilters()).count
            row["remedies"] = remedies(row["text"], self.request.user)
        return rows
