from django import forms
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from .models import Frequency
from .topics import followed_at

LONGEST_EMAIL = 254  # Characters (RFC 5321).
LONGEST_SUBJECT = 1000


class EmailForm(forms.Form):
    """An address; its names are public, as are those of addresses. ``situs`` is hidden from people: what fills it in is
    a program."""

    surel = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=LONGEST_EMAIL,
        error_messages={
            "required": _("Enter your e-mail address."),
            "invalid": _("This is no e-mail address. It looks like this: nama@contoh.id."),
            "max_length": _("This address is too long."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "maxlength": LONGEST_EMAIL}),
    )
    situs = forms.CharField(required=False)

    def clean_surel(self):
        return self.cleaned_data["surel"].lower()

    @property
    def is_from_a_program(self):
        return bool(self.cleaned_data.get("situs"))


class SignUpForm(EmailForm):
    """What the form on the follow page sends; ``subjek`` is an address of this site."""

    seberapa_sering = forms.ChoiceField(
        label=_("How often"),
        choices=Frequency.choices,
        initial=Frequency.DAILY,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how often."), "invalid_choice": _("Choose how often.")},
    )
    subjek = forms.CharField(max_length=LONGEST_SUBJECT, widget=forms.HiddenInput)

    def __init__(self, request, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
        self.topic = self.subject = None

    def clean_subjek(self):
        address = self.cleaned_data["subjek"]
        try:
            self.topic, self.subject = followed_at(self.request, address)
        except Http404:
            raise forms.ValidationError(_("There is nothing at this address that can be followed.")) from None
        return address


class FollowsForm(forms.Form):
    """On the page where people manage what they follow: how often, and what of it they keep."""

    seberapa_sering = forms.ChoiceField(label=_("How often"), choices=Frequency.choices, widget=forms.RadioSelect)
    diikuti = forms.MultipleChoiceField(label=_("What you follow"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, follower, *args, **kwargs):
        follows = list(follower.follows.confirmed().order_by("title", "pk"))
        keys = [str(follow.pk) for follow in follows]
        initial = {"seberapa_sering": follower.frequency, "diikuti": keys}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["diikuti"].choices = list(zip(keys, (follow.title for follow in follows), strict=True))
