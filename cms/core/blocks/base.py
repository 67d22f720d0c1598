"""What blocks share: the rich text allowed, the groups of the block picker, and structs with plain names."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock

PROSE_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]
REMARK_FEATURES = ["bold", "italic", "link"]

TEXT = _("Text")
MEDIA = _("Pictures and video")
FACTS = _("Figures and tables")
LINKS = _("Links and files")
GUIDANCE = _("Guidance")


class PlainStructBlock(StructBlock):
    """A struct whose template takes its fields by their plain names (``text``, not ``value.text``).

    So the same template also serves ``{% include "blocks/quotation.html" with text=… person=… only %}``.
    """

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        # Every field is named, so that none left out is taken from the page around it.
        return context | {name: value.get(name) for name in self.child_blocks}

    def get_searchable_content(self, value):
        """The text of the fields filled in; for the others Wagtail would index the word "None"."""
        return [
            text
            for name, block in self.child_blocks.items()
            if value.get(name) is not None
            for text in block.get_searchable_content(value[name])
            if text
        ]
