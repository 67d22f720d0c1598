"""Evidence as people have it at hand: a file, a link, a photograph taken with the phone."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images.fields import WagtailImageField

LARGEST_DOCUMENT = 20 * 1024 * 1024
HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


class DayField(forms.DateField):
    """A day, from the browser's calendar or typed: 2026-03-12, 12/3/2026, 12-3-2026."""

    default_error_messages = {"invalid": gettext_lazy("Write a date like 31/12/2026.")}
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def __init__(self, **kwargs):
        super().__init__(input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"], **kwargs)


class StillOpenField(forms.BooleanField):
    """A tick that stands for the day on which somebody said that a milestone is not done."""

    today = None

    def clean(self, value):
        return self.today if super().clean(value) else None


class DocumentField(forms.FileField):
    """A document of a kind that the site takes."""

    def __init__(self, **kwargs):
        kinds = settings.WAGTAILDOCS_EXTENSIONS
        accept = ",".join(f".{kind}" for kind in kinds)
        super().__init__(
            widget=forms.FileInput(attrs={"accept": accept}), validators=[FileExtensionValidator(kinds)], **kwargs
        )

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        if file and file.size > LARGEST_DOCUMENT:
            raise ValidationError(too_large(file.size, LARGEST_DOCUMENT))
        return file


class PhotoField(WagtailImageField):
    """A photograph; on a phone the button opens the camera. The size is looked at before the picture is."""

    def __init__(self, **kwargs):
        super().__init__(widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}), **kwargs)
        self.help_text = ""

    def to_python(self, data):
        if data and getattr(data, "size", 0) > self.max_upload_size:
            raise ValidationError(too_large(data.size, self.max_upload_size))
        if data and is_heic(data):
            raise ValidationError(
                _("HEIC photographs cannot be shown on the web. Set the phone to JPEG, or send a screenshot of it.")
            )
        return super().to_python(data)


def too_large(size, largest):
    said = {"size": filesizeformat(size), "largest": filesizeformat(largest)}
    return _("This file is too large (%(size)s). At most %(largest)s.") % said


def is_heic(file):
    """By its name or its first bytes: phones rename such files readily."""
    if file.name.lower().endswith((".heic", ".heif")):
        return True
    head = file.read(12)
    file.seek(0)
    return head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS
