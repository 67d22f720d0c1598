from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import PreviewLink


class PreviewLinkForm(forms.ModelForm):
    days = forms.IntegerField(
        label=_("Works for how many days"), min_value=1, max_value=30, initial=7, help_text=_("From 1 to 30.")
    )

    class Meta:
        model = PreviewLink
        fields = ["recipient"]
