from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import PageRemark
from ..models.remarks import LONGEST
from .text import LineField, refuse_personal_data

MOST_A_DAY = 50  # Remarks about one page; no office reads more.


class FeedbackForm(forms.Form):
    """What a reader posts about a page; the names of the fields are public, as are those of addresses.

    ``situs`` is hidden from people: what fills it in is a program.
    """

    membantu = forms.ChoiceField(
        choices=[("ya", _("Yes")), ("tidak", _("No"))],
        error_messages={"required": _("Choose yes or no."), "invalid_choice": _("Choose yes or no.")},
    )
    catatan = LineField(
        required=False,
        max_length=LONGEST,
        validators=[refuse_personal_data],
        error_messages={"max_length": _("%(show_value)d characters are too many; %(limit_value)d are possible.")},
    )
    situs = forms.CharField(required=False)

    def __init__(self, data, page, day):
        super().__init__(data)
        self.page, self.day = page, day

    def clean_catatan(self):
        text = self.cleaned_data["catatan"]
        if text and PageRemark.objects.filter(page_id=self.page.pk, day=self.day).count() >= MOST_A_DAY:
            raise ValidationError(
                _(
                    "A great many remarks about this page arrived today. Send your answer without one, or come back "
                    "tomorrow."
                )
            )
        return text

    @property
    def helped(self):
        return self.cleaned_data["membantu"] == "ya"

    @property
    def is_from_a_program(self):
        return bool(self.cleaned_data["situs"])
