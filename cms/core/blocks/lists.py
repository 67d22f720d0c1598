from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock

from . import samples
from .base import GUIDANCE, PROSE_FEATURES, PlainStructBlock


class StepBlock(PlainStructBlock):
    name = CharBlock(label=_("Name"))
    text = RichTextBlock(features=PROSE_FEATURES, label=_("Text"))

    class Meta:
        label = _("Step")
        icon = "tick-inverse"


class StepsBlock(ListBlock):
    def __init__(self, **kwargs):
        super().__init__(StepBlock(), **kwargs)

    class Meta:
        label = _("Steps")
        description = _("What to do, in order and numbered.")
        icon = "list-ol"
        group = GUIDANCE
        template = "blocks/steps.html"
        preview_value = [
            {"name": _("Write your proposal"), "text": samples.rich(_("One page is enough."))},
            {"name": _("Hand it in"), "text": samples.rich(_("Online or at the office of your district."))},
        ]


class QuestionBlock(PlainStructBlock):
    question = CharBlock(label=_("Question"))
    answer = RichTextBlock(features=PROSE_FEATURES, label=_("Answer"))

    class Meta:
        label = _("Question")
        icon = "help"


class QuestionsBlock(ListBlock):
    def __init__(self, **kwargs):
        super().__init__(QuestionBlock(), **kwargs)

    class Meta:
        label = _("Questions")
        description = _("Questions that people ask. Each answer opens when its question is chosen.")
        icon = "help"
        group = GUIDANCE
        template = "blocks/questions.html"
        preview_value = [
            {"question": _("Who may take part?"), "answer": samples.rich(_("Everyone in the city."))},
            {"question": _("Does it cost anything?"), "answer": samples.rich(_("No."))},
        ]
