"""What the block picker shows in a preview: sentences, and pictures, pages and files the site already has."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from ..querysets import PublishedQuerySet

SENTENCE = _("The city publishes what it promised, what it has done and what is late.")


def rich(sentence):
    """A sentence as the source of a rich text of one paragraph."""
    return format_lazy("<p>{}</p>", sentence)


def picture():
    return {
        "image": get_image_model().objects.order_by("-pk").first(),
        "alt_text": _("What the picture shows"),
        "credit": _("Who made it"),
        "caption": _("What the picture adds to the text."),
    }


def gallery():
    return [picture(), picture()]


def page_link():
    not_the_root = PublishedQuerySet(Page).published().filter(depth__gt=1)
    return {"page": not_the_root.order_by("pk").last(), "label": ""}


def document():
    return {
        "document": get_document_model().objects.order_by("-pk").first(),
        "label": "",
        "description": _("What the file holds."),
    }
