"""Pictures and documents bring texts of their own onto the page where they are chosen."""

from django.utils.text import capfirst
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage

FILES = (AbstractImage, AbstractDocument)


def texts_of_file(piece):
    """The alt text and credit of a picture, the title of a document."""
    names = ("title",) if isinstance(piece.value, AbstractDocument) else ("description", "credit")
    for name in names:
        field = piece.value._meta.get_field(name)
        yield piece.text(capfirst(str(field.verbose_name)), getattr(piece.value, name))
