"""The filters of the programme list. Values that do not exist are ignored, so that an old link still shows a list."""

import django_filters
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from .enums import Phase, ProgramStatus
from .models.agencies import Agency
from .models.areas import Area
from .models.dimensions import DimensionPage

SORTS = {
    "": _("Late first"),
    "judul": _("By name"),
    "kemajuan": _("Most progress first"),
    "tonggak": _("Next milestone first"),
}


def published_dimensions(request):
    return DimensionPage.objects.published().in_default_language()


def current_agencies(request):
    return Agency.objects.current()


class ProgramFilter(django_filters.FilterSet):
    """Filters of /program/ by their public parameter names; all optional, all combinable."""

    q = django_filters.CharFilter(method="with_words", label=_("Words"), max_length=100)
    dimensi = django_filters.ModelChoiceFilter(
        queryset=published_dimensions,
        to_field_name="slug",
        method="of_dimension",
        label=_("Dimension"),
        empty_label=_("All"),
    )
    opd = django_filters.ModelChoiceFilter(
        queryset=current_agencies,
        to_field_name="slug",
        method="of_agency",
        label=_("Agency"),
        empty_label=_("All"),
    )
    fase = django_filters.ChoiceFilter(
        field_name="phase", choices=Phase.choices, label=_("Phase"), empty_label=_("All")
    )
    status = django_filters.ChoiceFilter(choices=ProgramStatus.choices, label=_("Status"), empty_label=_("All"))
    kecamatan = django_filters.ModelChoiceFilter(
        queryset=Area.objects.all(),
        to_field_name="slug",
        method="in_area",
        label=_("Kecamatan"),
        empty_label=_("All"),
    )
    tahun = django_filters.NumberFilter(method="in_year", label=_("Year"), min_value=1900, max_value=2200)
    quick_win = django_filters.ChoiceFilter(
        choices=[("ya", _("Quick Wins only"))],
        method="only_quick_wins",
        label=_("Quick Win"),
        empty_label=_("All"),
    )
    urut = django_filters.ChoiceFilter(
        choices=[(value, label) for value, label in SORTS.items() if value],
        method="keep",
        label=_("Sort"),
        empty_label=SORTS[""],
    )

    def __init__(self, data, queryset, today):
        super().__init__(data, queryset=queryset)
        self.today = today

    def with_words(self, programs, name, words):
        for word in words.split()[:8]:
            programs = programs.mentioning(word)
        return programs

    def of_dimension(self, programs, name, dimension):
        return programs.of_dimension(dimension)

    def of_agency(self, programs, name, agency):
        return programs.of_agency(agency)

    def in_area(self, programs, name, area):
        return programs.in_area(area)

    def in_year(self, programs, name, year):
        return programs.running_in_year(int(year))

    def only_quick_wins(self, programs, name, value):
        return programs.quick_wins()

    def keep(self, programs, name, value):
        return programs

    @property
    def qs(self):
        """The filtered programmes in the chosen order."""
        programs = super().qs.with_progress().with_next_milestone()
        match self.form.cleaned_data.get("urut"):
            case "judul":
                return programs.order_by("title")
            case "kemajuan":
                return programs.order_by("-progress", "title")
            case "tonggak":
                return programs.order_by(F("next_date").asc(nulls_last=True), "title")
        return programs.late_first()

    def chosen(self):
        """The filters in force as dicts of label, value (for display) and the query string without the filter."""
        chips = []
        for name, value in self.form.cleaned_data.items():
            if value in (None, "") or name == "urut":
                continue
            rest = self.data.copy()
            rest.pop(name, None)
            rest.pop("page", None)
            field = self.form.fields[name]
            text = dict(field.choices).get(value, value) if name in ("fase", "status", "quick_win") else value
            chips.append({"label": field.label, "value": text, "without": rest.urlencode()})
        return chips
