from django import forms
from django.utils.translation import gettext_lazy as _


class DecisionForm(forms.Form):
    """Approve, or send back with a comment. ``decision`` is one of Wagtail's action names: approve, reject."""

    decision = forms.ChoiceField(choices=[("approve", _("Approve")), ("reject", _("Send back"))])
    comment = forms.CharField(
        label=_("Comment"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def clean(self):
        values = super().clean()
        if values.get("decision") == "reject" and not values.get("comment", "").strip():
            self.add_error("comment", _("Say what is to be mended."))
        return values


class UrgentForm(forms.Form):
    reason = forms.CharField(label=_("Why it cannot wait"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))
