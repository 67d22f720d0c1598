from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock

from .base import FACTS, PlainStructBlock


class NumberBlock(PlainStructBlock):
    value = CharBlock(label=_("Figure"), help_text=_("As it is read, with its unit: 74,5 percent or 42 programmes."))
    label = CharBlock(label=_("Label"))
    meaning = CharBlock(label=_("What it means"))
    source = CharBlock(required=False, label=_("Source"))

    class Meta:
        label = _("Figure")
        description = _("One figure that matters, what it means and where it comes from.")
        icon = "decimal"
        group = FACTS
        template = "blocks/number.html"
        preview_value = {
            "value": "74,5%",
            "label": _("of services online"),
            "meaning": _("Three of four services need no visit to an office."),
            "source": _("Office that counted, year"),
        }
