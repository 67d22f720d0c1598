from datetime import date

from django import forms
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from programs.models import Agency, DimensionPage

from .query import SearchFilters, searchable_types


class SearchForm(forms.Form):
    """The public parameters of /cari/. Unknown values are ignored, so that an old link still finds something."""

    q = forms.CharField(label=_("Search"), required=False)
    jenis = forms.ChoiceField(label=_("Kind"), required=False)
    dimensi = forms.ModelChoiceField(
        label=_("Dimension"),
        required=False,
        queryset=DimensionPage.objects.none(),
        to_field_name="slug",
        empty_label=_("All"),
    )
    opd = forms.ModelChoiceField(
        label=_("Agency"),
        required=False,
        queryset=Agency.objects.none(),
        to_field_name="slug",
        empty_label=_("All"),
    )
    dari = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    sampai = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, data):
        super().__init__(data)
        types = [(key, capfirst(model._meta.verbose_name_plural)) for key, model in searchable_types().items()]
        self.fields["jenis"].choices = [("", _("All")), *types]
        self.fields["dimensi"].queryset = DimensionPage.objects.published().in_default_language()
        self.fields["opd"].queryset = Agency.objects.current()
        self.is_valid()

    @property
    def text(self):
        return self.cleaned_data.get("q", "")

    def chosen(self):
        """The filters in force as dicts of label, value (for display) and the query string without the filter."""
        chips = []
        for name, value in self.cleaned_data.items():
            if name == "q" or value in (None, ""):
                continue
            rest = self.data.copy()
            rest.pop(name)
            rest.pop("page", None)
            text = dict(self.fields[name].choices).get(value) if name == "jenis" else value
            text = date_format(text, "j F Y") if isinstance(text, date) else text
            chips.append({"label": self.fields[name].label, "value": text, "without": rest.urlencode()})
        return chips

    @property
    def filters(self):
        """The valid values as SearchFilters."""
        values = self.cleaned_data
        return SearchFilters(
            type=values.get("jenis", ""),
            dimension=values.get("dimensi"),
            agency=values.get("opd"),
            since=values.get("dari"),
            until=values.get("sampai"),
        )
