"""What a reader may write in a line: made plain, and without what tells who somebody is."""

import re
import unicodedata

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

E_MAIL = re.compile(r"\S@\S|\S\s?@\s?[\w-]+\s?\.\s?\w")
LANDLINE = re.compile(r"(?<!\d)(?:\(?0|\+?62[\s-]?)[2-9]\d{1,2}\)?[\s./-]{0,2}\d{5,8}(?!\d)")
LONG_NUMBER = re.compile(r"\d{10,}")  # An account, a card.
UNSEEN = {"Cc", "Cf", "Co", "Cs"}  # Categories of letters that show nothing and may turn the others round.


class LineField(forms.CharField):
    """A text in one line: line breaks become spaces, control characters go, before the length is looked at."""

    def to_python(self, value):
        letters = (" " if letter.isspace() else letter for letter in value or "")
        seen = "".join(letter for letter in letters if unicodedata.category(letter) not in UNSEEN)
        return " ".join(seen.split())


def refuse_personal_data(text):
    """A validator. Raises ValidationError, which names what was found and keeps the text in the form."""
    messages = {
        "nik": _("This looks like a NIK. Remove the number, then send again."),
        "phone": _("This looks like somebody's telephone number. Remove it, then send again."),
        "e-mail": _("This looks like an e-mail address. Remove it, then send again."),
        "number": _("A number this long may belong to a person. Remove or shorten it, then send again."),
    }
    if kind := kind_of_personal_data(text):
        raise ValidationError(messages[kind], code=kind)


def kind_of_personal_data(text):
    """One of "nik", "phone", "e-mail", "number", or None. The setting PERSONAL_NUMBER names who tells the first two.

    Of landlines it is not known whose they are; a line is better off without any.
    """
    text = unicodedata.normalize("NFKC", text)
    if kind := import_string(settings.PERSONAL_NUMBER)(text):
        return kind
    found = {"phone": LANDLINE, "e-mail": E_MAIL, "number": LONG_NUMBER}
    return next((kind for kind, pattern in found.items() if pattern.search(text)), None)
