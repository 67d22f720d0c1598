from datetime import date

from django import forms
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .facets import FACETS, choices
from .query import SearchFilters
from .understanding import LONGEST_QUERY

MOST_VALUES = 50  # Of one facet in an address.
BY_DATE = "tanggal"
FORM_ID = "search"  # In templates/search/form.html.


def day_input():
    """For a day; it belongs to the form with the search field, though it stands beside the results."""
    return forms.DateInput(attrs={"type": "date", "form": FORM_ID})


class SearchForm(forms.Form):
    """The public parameters of /cari/. Unknown values are ignored, so that an old link still finds something."""

    q = forms.CharField(label=_("Search"), required=False)
    dari = forms.DateField(label=_("From"), required=False, widget=day_input())
    sampai = forms.DateField(label=_("Until"), required=False, widget=day_input())
    urut = forms.ChoiceField(
        label=_("Sort"), required=False, choices=[("", _("Best match first")), (BY_DATE, _("Newest first"))]
    )

    def __init__(self, data):
        super().__init__(data)
        self.is_valid()

    @property
    def text(self):
        return self.cleaned_data.get("q", "")[:LONGEST_QUERY]

    @property
    def exactly(self):
        return self.data.get("persis") == "ya"

    @cached_property
    def labels(self):
        """By facet name, the values that exist with what people read."""
        return {facet.name: facet.labels() for facet in FACETS if facet.labels}

    @cached_property
    def facets(self):
        """By facet name, the values asked for that exist."""
        asked = {facet.name: dict.fromkeys(self.data.getlist(facet.name)[:MOST_VALUES]) for facet in FACETS}
        return {name: tuple(value for value in values if self.exists(name, value)) for name, values in asked.items()}

    def exists(self, name, value):
        if name in self.labels:
            return value in self.labels[name]
        return value.isdecimal() and len(value) == 4

    @property
    def filters(self):
        """The valid values as SearchFilters."""
        values = self.cleaned_data
        return SearchFilters(
            facets=self.facets,
            since=values.get("dari"),
            until=values.get("sampai"),
            newest_first=values.get("urut") == BY_DATE,
        )

    def chosen(self):
        """The filters in force as dicts of label, value (for display) and the query string without the filter."""
        chips = []
        for facet in FACETS:
            for value in self.facets[facet.name]:
                label = self.labels.get(facet.name, {}).get(value, value)
                chips.append({"label": facet.label, "value": label, "without": self.without(facet.name, value)})
        for name in ("dari", "sampai"):
            if isinstance(day := self.cleaned_data.get(name), date):
                label = self.fields[name].label
                chips.append({"label": label, "value": date_format(day, "j F Y"), "without": self.without(name)})
        return chips

    @property
    def is_narrowed(self):
        values = self.cleaned_data
        return any(self.facets.values()) or bool(values.get("dari") or values.get("sampai"))

    def without(self, name, value=None):
        """The query string without a parameter, or without one of its values, from the first page on."""
        rest = self.first_page()
        rest.setlist(name, [other for other in rest.getlist(name) if value is not None and other != value])
        return rest.urlencode()

    def exact(self):
        """The query string that takes the words as they were typed."""
        return self.changed("persis", "ya")

    def inexact(self):
        """The query string that lets words be corrected."""
        return self.without("persis")

    def sorts(self):
        """Each order of the results, for links: label, query string, and whether it is in force."""
        current = self.cleaned_data.get("urut", "")
        for value, label in self.fields["urut"].choices:
            yield {"label": label, "query": self.changed("urut", value), "current": value == current}

    def changed(self, name, value):
        rest = self.first_page()
        rest[name] = value
        if not value:
            del rest[name]
        return rest.urlencode()

    def first_page(self):
        """The parameters as they are, from the first page on."""
        rest = self.data.copy()
        rest.pop("page", None)
        return rest

    def shown_facets(self, counts):
        """Each facet with the values that lead somewhere, for the form; facets with nothing to choose are left out."""
        for facet in FACETS:
            options = choices(self.labels.get(facet.name), counts.get(facet.name, {}), self.facets[facet.name])
            if len(options) > 1 or any(option.chosen for option in options):
                yield {"name": facet.name, "label": facet.label, "options": options}
