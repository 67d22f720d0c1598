"""Pictures and documents of our own, so that alt text and credit are asked for where a file enters the site."""

from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from ..metadata import without_notes
from .examples import ExampleModel


class CreditedImage(ExampleModel, AbstractImage):
    """A picture with the alt text and the credit that every use of it starts from."""

    description = models.CharField(
        _("alt text"),
        max_length=255,
        help_text=_("What the picture shows, for people who cannot see it."),
    )
    credit = models.CharField(
        _("credit"), max_length=120, help_text=_("Who made the picture: an office, a person, an archive.")
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
        "is_example",
    )
    search_fields = [*AbstractImage.search_fields, index.SearchField("credit")]

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def generate_rendition_file(self, filter, *, source=None):
        """What the public sees of a picture: never where and with which device it was taken."""
        made = super().generate_rendition_file(filter, source=source)
        made.seek(0)
        return ContentFile(without_notes(made.read()), name=made.name)


class CreditedRendition(AbstractRendition):
    image = models.ForeignKey(CreditedImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class PublicDocument(ExampleModel, AbstractDocument):
    """A file that readers may download."""

    admin_form_fields = ("title", "file", "collection", "tags", "is_example")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
