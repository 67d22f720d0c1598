from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock
from wagtail.images.blocks import ImageChooserBlock

from . import samples
from .base import MEDIA, PlainStructBlock


class PictureBlock(PlainStructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    alt_text = CharBlock(label=_("Alt text"), help_text=_("What the picture shows, for people who cannot see it."))
    credit = CharBlock(label=_("Credit"), help_text=_("Who made the picture: an office, a person, an archive."))
    caption = CharBlock(required=False, label=_("Caption"))

    class Meta:
        label = _("Picture")
        description = _("One picture with its alt text and credit.")
        icon = "image"
        group = MEDIA
        template = "blocks/picture.html"
        preview_value = staticmethod(samples.picture)


class GalleryBlock(ListBlock):
    def __init__(self, **kwargs):
        super().__init__(PictureBlock(), **kwargs)

    class Meta:
        label = _("Gallery")
        description = _("Two to 24 pictures that belong together.")
        icon = "grid"
        group = MEDIA
        template = "blocks/gallery.html"
        min_num = 2
        max_num = 24
        preview_value = staticmethod(samples.gallery)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        there = [picture for picture in value if picture.get("image")]
        # One query for the renditions of all pictures instead of one a picture.
        prefetch_related_objects([picture["image"] for picture in there], "renditions")
        # An earlier version of a page names those that are gone.
        is_version = hasattr(context.get("request"), "public_version")
        return context | {"pictures": list(value) if is_version else there}
