"""What the reports on feedback can be narrowed down by."""

import django_filters
from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from cms.core.ownership import agencies, agencies_written_for_by

from ..models import PageOpinion, PageRemark
from ..models.about_pages import SEE_ALL

MOST_MONTHS = 36


def agencies_for(request):
    user = request.user
    return agencies() if user.has_perm(SEE_ALL) else agencies_written_for_by(user)


def months_of_opinions(request=None):
    """The newest months with opinions, as choices: ("2026-03-01", "March 2026"). One query."""
    months = PageOpinion.objects.order_by("-month").values_list("month", flat=True).distinct()[:MOST_MONTHS]
    return [(month.isoformat(), date_format(month, "F Y")) for month in months]


class AgencyFilterSet(WagtailFilterSet):
    """For rows with ``agency_id``."""

    agency = django_filters.ModelChoiceFilter(label=_("Agency"), queryset=agencies_for, method="of_agency")

    def of_agency(self, rows, name, agency):
        return rows.filter(agency_id=agency.pk)


class OpinionFilterSet(AgencyFilterSet):
    month = django_filters.ChoiceFilter(label=_("Month"), choices=months_of_opinions)

    class Meta:
        model = PageOpinion
        fields = ["agency", "month"]


class RemarkFilterSet(AgencyFilterSet):
    show = django_filters.ChoiceFilter(
        label=_("Show"),
        choices=[("waiting", _("Waiting")), ("handled", _("Dealt with"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
        method="in_state",
    )
    helped = django_filters.ChoiceFilter(
        label=_("Did it help?"), choices=[("True", _("Yes")), ("False", _("No"))], widget=forms.RadioSelect
    )

    class Meta:
        model = PageRemark
        fields = ["agency", "show", "helped"]

    def in_state(self, remarks, name, value):
        return remarks.filter(is_handled=value == "handled")
