"""The filters of the programme list. Values that do not exist are ignored, so that an old link still shows a list."""

import django_filters
from django import forms
from django.db.models import F
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .choices import shown
from .enums import Phase, ProgramStatus
from .facets import facets
from .models.agencies import Agency
from .models.areas import Area
from .models.dimensions import DimensionPage

SORTS = {
    "": _("Late first"),
    "judul": _("By name"),
    "kemajuan": _("Most progress first"),
    "tonggak": _("Next milestone first"),
    "diam": _("Longest silence first"),
    "mundur": _("Moved furthest first"),
}
REPORTS = [("belum", _("Milestone not yet reported")), ("diam", _("No report for more than 90 days"))]
VIEWS = [("tabel", _("Table")), ("kartu", _("Cards"))]
NO_FILTERS = ("urut", "tampilan")  # They choose how the list looks, not what is in it.


def published_dimensions(request):
    return DimensionPage.objects.published().in_default_language()


def current_agencies(request):
    return Agency.objects.current()


class RowField(django_filters.fields.ModelChoiceField):
    """A choice among the rows of a short register, fetched once: to check the value and to list the options."""

    @cached_property
    def rows(self):
        return list(self.queryset)

    def to_python(self, value):
        if value in self.empty_values:
            return None
        chosen = next((row for row in self.rows if row.slug == value), None)
        if chosen is None:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return chosen


class RowFilter(django_filters.ModelChoiceFilter):
    field_class = RowField


class ProgramFilter(django_filters.FilterSet):
    """Filters of /program/ by their public parameter names; all optional, all combinable."""

    q = django_filters.CharFilter(method="with_words", label=_("Words"), max_length=100)
    dimensi = RowFilter(
        queryset=published_dimensions,
        to_field_name="slug",
        method="of_dimension",
        label=_("Dimension"),
        empty_label=_("All"),
    )
    opd = RowFilter(
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
    kecamatan = RowFilter(
        queryset=Area.objects.all(),
        to_field_name="slug",
        method="in_area",
        label=_("Kecamatan"),
        empty_label=_("All"),
    )
    tahun = django_filters.NumberFilter(
        method="in_year", label=_("Year"), min_value=1900, max_value=2200, widget=forms.Select
    )
    quick_win = django_filters.ChoiceFilter(
        choices=[("ya", _("Quick Wins only"))],
        method="only_quick_wins",
        label=_("Quick Win"),
        empty_label=_("All"),
    )
    laporan = django_filters.ChoiceFilter(
        choices=REPORTS, method="of_reports", label=_("Reports"), empty_label=_("All")
    )
    mundur = django_filters.ChoiceFilter(
        choices=[("ya", _("Moved beyond it"))], method="only_slipped", label=_("First plan"), empty_label=_("All")
    )
    peran = django_filters.ChoiceFilter(
        choices=[("utama", _("Only lead agency and primary dimension"))],
        method="keep",
        label=_("Part"),
        empty_label=_("All"),
    )
    urut = django_filters.ChoiceFilter(
        choices=[(value, label) for value, label in SORTS.items() if value],
        method="keep",
        label=_("Sort"),
        empty_label=SORTS[""],
    )
    tampilan = django_filters.ChoiceFilter(choices=VIEWS, method="keep", label=_("View"), widget=forms.HiddenInput)

    def __init__(self, data, queryset, today):
        super().__init__(data, queryset=queryset)
        self.today = today

    def with_words(self, programs, name, words):
        for word in words.split()[:8]:
            programs = programs.mentioning(word)
        return programs

    @property
    def only_primary(self):
        return self.form.cleaned_data.get("peran") == "utama"

    def of_dimension(self, programs, name, dimension):
        return programs.filter(dimension=dimension) if self.only_primary else programs.of_dimension(dimension)

    def of_agency(self, programs, name, agency):
        return programs.filter(lead_agency=agency) if self.only_primary else programs.of_agency(agency)

    def in_area(self, programs, name, area):
        return programs.in_area(area)

    def in_year(self, programs, name, year):
        return programs.running_in_year(int(year))

    def only_quick_wins(self, programs, name, value):
        return programs.quick_wins()

    def of_reports(self, programs, name, value):
        return programs.unreported(self.today) if value == "belum" else programs.silent(self.today)

    def only_slipped(self, programs, name, value):
        return programs.slipped()

    def keep(self, programs, name, value):
        return programs

    @property
    def qs(self):
        """The filtered programmes in the chosen order. Takes a queryset ``told_in`` the language of the list."""
        programs = super().qs.with_progress().with_next_milestone()
        match self.form.cleaned_data.get("urut"):
            case "judul":
                return programs.order_by("told_title")
            case "kemajuan":
                return programs.order_by("-progress", "title")
            case "tonggak":
                return programs.order_by(F("next_date").asc(nulls_last=True), "title")
            case "diam":
                return programs.longest_silent_first()
            case "mundur":
                return programs.with_deviations(self.today).order_by("-slip_days", "title")
        return programs.late_first()

    def chosen(self):
        """The filters in force as dicts of label, value (for display) and the query string without the filter."""
        chips = []
        for name, value in self.form.cleaned_data.items():
            if value in (None, "") or name in NO_FILTERS:
                continue
            rest = self.data.copy()
            rest.pop(name, None)
            rest.pop("page", None)
            field = self.form.fields[name]
            text = dict(field.choices)[value] if isinstance(field, django_filters.fields.ChoiceField) else value
            chips.append({"label": field.label, "value": text, "without": rest.urlencode()})
        return chips

    def ignored(self):
        """What was asked for and does not exist, as dicts of label and value: said, not refused."""
        names = [name for name in self.form.errors if name in self.form.fields]
        return [{"label": self.form.fields[name].label, "value": shown(self.data.get(name, ""))} for name in names]

    @property
    def as_cards(self):
        return self.form.cleaned_data.get("tampilan") == "kartu"

    def count_options(self, programs):
        """Write beside each option of the form how many of the given programmes it would leave; set ``total``.

        Two queries, and one for each register that the form has not asked for yet.
        """
        form, chosen = self.form, self.form.cleaned_data
        if words := chosen.get("q"):
            programs = self.with_words(programs, "q", words)
        in_force = {name: key_of(chosen[name]) for name in COUNTED if chosen.get(name)}
        found = facets(programs, in_force, self.today, self.only_primary)
        self.total = found.total
        for name in COUNTED:
            form.fields[name].widget.choices = list(options(form.fields[name], found.counts[name], name, found.years))


COUNTED = ("dimensi", "opd", "fase", "status", "kecamatan", "tahun", "quick_win", "laporan", "mundur")


def key_of(value):
    """A chosen value as ``facets`` knows it: an id, a year, a word."""
    return value if isinstance(value, str) else int(getattr(value, "pk", value))


def options(field, counts, name, years):
    """The options of a filter as pairs of value and label with its count."""
    yield "", _("All")
    if name == "tahun":
        pairs = [(year, year, year) for year in years]
    elif isinstance(field, RowField):
        pairs = [(row.pk, row.slug, row) for row in field.rows]
    else:
        pairs = [(value, value, label) for value, label in field.choices if value]
    for key, value, label in pairs:
        yield value, f"{label} ({counts[key]})"
