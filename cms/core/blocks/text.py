from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, RichTextBlock, TextBlock

from . import samples
from .base import GUIDANCE, PROSE_FEATURES, REMARK_FEATURES, TEXT, PlainStructBlock


class Level(models.TextChoices):
    HEADING = "2", _("Heading")
    SUBHEADING = "3", _("Subheading")


class Tone(models.TextChoices):
    INFO = "info", _("Information")
    IMPORTANT = "important", _("Important")
    WARNING = "warning", _("Warning")


class HeadingBlock(PlainStructBlock):
    text = CharBlock(label=_("Text"))
    # The page's title is the only heading of level 1. The choice is no text, so search leaves it out.
    level = ChoiceBlock(choices=Level.choices, default=Level.HEADING.value, search_index=False, label=_("Level"))

    class Meta:
        label = _("Heading")
        description = _("Opens a section. Appears in the list of contents and can be linked to.")
        icon = "title"
        group = TEXT
        template = "blocks/heading.html"
        preview_value = {"text": _("What changes for residents"), "level": "2"}


class ParagraphBlock(RichTextBlock):
    def __init__(self, features=PROSE_FEATURES, **kwargs):
        super().__init__(features=features, **kwargs)

    class Meta:
        label = _("Paragraph")
        description = _("Running text with links and lists. One thought a block, so that it can be linked to.")
        icon = "pilcrow"
        group = TEXT
        template = "blocks/paragraph.html"
        preview_value = samples.rich(samples.SENTENCE)


class QuotationBlock(PlainStructBlock):
    text = TextBlock(label=_("Quoted words"), help_text=_("Without quotation marks."))
    person = CharBlock(label=_("Person"))
    office = CharBlock(required=False, label=_("Position"))

    class Meta:
        label = _("Quotation")
        description = _("What somebody said, word for word, with name and office.")
        icon = "openquote"
        group = TEXT
        template = "blocks/quotation.html"
        preview_value = {
            "text": samples.SENTENCE,
            "person": _("Name of the person"),
            "office": _("Office held"),
        }


class CalloutBlock(PlainStructBlock):
    tone = ChoiceBlock(choices=Tone.choices, default=Tone.INFO.value, search_index=False, label=_("Tone"))
    title = CharBlock(label=_("Title"))
    text = RichTextBlock(features=REMARK_FEATURES, label=_("Text"))

    class Meta:
        label = _("Callout")
        description = _("Something nobody should miss: a deadline, a change, a risk.")
        icon = "warning"
        group = GUIDANCE
        template = "blocks/callout.html"
        preview_value = {
            "tone": "important",
            "title": _("The deadline has moved"),
            "text": samples.rich(_("Proposals are accepted until Friday.")),
        }

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        return context | {"tone_name": dict(Tone.choices).get(value.get("tone"), "")}
