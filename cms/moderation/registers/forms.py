from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..models import Decision


class NarrowForm(forms.Form):
    """Narrows the list of proposals; what is not understood is left out."""

    register = forms.ChoiceField(label=_("Register"), required=False)
    decision = forms.ChoiceField(label=_("Decision"), required=False, choices=[("", _("All")), *Decision.choices])

    def __init__(self, data, registers):
        super().__init__(data)
        self.registers = {register._meta.model_name: register for register in registers}
        names = [(name, capfirst(register._meta.verbose_name)) for name, register in self.registers.items()]
        self.fields["register"].choices = [("", _("All")), *names]

    def narrow(self, changes):
        self.is_valid()
        register = self.registers.get(self.cleaned_data.get("register"))
        decision = self.cleaned_data.get("decision")
        changes = changes.of_registers([register] if register else self.registers.values())
        return changes.filter(decision=decision) if decision else changes


class DecisionForm(forms.Form):
    """What a person decides about a proposal: the button that was pressed, and a comment."""

    CHOICES = [
        ("confirm", pgettext_lazy("register proposal", "Confirm")),
        ("refuse", _("Refuse")),
        ("withdraw", _("Withdraw")),
    ]

    decision = forms.ChoiceField(choices=CHOICES)
    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Needed when you refuse. The proposer gets it by mail; when you confirm an indicator’s target or value, "
            "readers see it as the reason."
        ),
    )

    def clean(self):
        if self.cleaned_data.get("decision") == "refuse" and self.cleaned_data.get("comment") == "":
            self.add_error("comment", _("Say why you refuse it."))
