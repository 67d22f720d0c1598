from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..models import Agency
from .tables import ROUND_TRIP


class FileFormat(models.TextChoices):
    XLSX = "xlsx", _("XLSX: one workbook for Excel or LibreOffice")
    CSV = "csv", _("CSV: one file a table, in a ZIP archive")


class Extent(models.TextChoices):
    PUBLIC = "terbit", _("Only what is published")
    ALL = "semua", _("Also programmes that are not published")


class ExportForm(forms.Form):
    """Which tables, in which format, of which agency. ``scope``: what the person may take along."""

    tables = forms.MultipleChoiceField(
        label=_("Tables"),
        choices=[(table.name, table.title) for table in ROUND_TRIP],
        initial=[table.name for table in ROUND_TRIP],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one table.")},
    )
    format = forms.ChoiceField(label=_("Format"), choices=FileFormat, initial=FileFormat.XLSX, widget=forms.RadioSelect)
    agency = forms.ModelChoiceField(
        label=_("Agency"),
        queryset=Agency.objects.all(),
        to_field_name="slug",
        required=False,
        empty_label=_("All"),
    )
    extent = forms.ChoiceField(
        label=_("Programmes"),
        choices=Extent,
        initial=Extent.PUBLIC,
        widget=forms.RadioSelect,
        required=False,
        help_text=_(
            "A programme that is not published comes as it was public last, or else as it was first saved. What has "
            "been changed since in drafts is not in the file."
        ),
    )

    def __init__(self, *args, scope, **kwargs):
        super().__init__(*args, **kwargs)
        self.scope = scope
        if not scope.hidden:
            del self.fields["extent"]

    def chosen_tables(self):
        return [table for table in ROUND_TRIP if table.name in self.cleaned_data["tables"]]

    def chosen_scope(self):
        """What is asked for, and never more than what the person may take along."""
        scope = self.scope if self.cleaned_data.get("extent") == Extent.ALL else self.scope.public()
        agency = self.cleaned_data["agency"]
        return scope.of_agency(agency) if agency else scope
