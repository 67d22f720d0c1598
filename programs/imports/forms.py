from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..exchange.tables import ROUND_TRIP
from .faults import FileRefused
from .reading import check_file

TABLES = [("", _("As its columns say")), *((table.name, table.title) for table in ROUND_TRIP)]


class UploadForm(forms.Form):
    """A file, what it changes, and of a CSV file which table it is. What is not to be opened is refused here."""

    file = forms.FileField(
        label=pgettext_lazy("import", "File"),
        help_text=_("An .xlsx workbook, or one table as .csv. At most 10 MB and 20,000 rows a table."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    table = forms.ChoiceField(
        label=_("Table in the CSV file"),
        required=False,
        choices=TABLES,
        help_text=_("A workbook says so by the names of its sheets."),
    )
    change_note = forms.CharField(
        label=_("What has changed?"),
        max_length=300,
        help_text=_("One sentence for readers: it stands beside every change in the public history."),
        widget=forms.TextInput,
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            check_file(file, file.name)
        except FileRefused as refused:
            raise forms.ValidationError(str(refused)) from refused
        return file
