from dataclasses import dataclass

from wagtail.blocks import StreamBlock

from .anchors import ANCHORED_TYPES, anchor_for
from .facts import NumberBlock
from .links import DocumentBlock, ReadAlsoBlock, VideoBlock
from .lists import QuestionsBlock, StepsBlock
from .pictures import GalleryBlock, PictureBlock
from .tables import TableBlock
from .text import CalloutBlock, HeadingBlock, ParagraphBlock, QuotationBlock


@dataclass(frozen=True)
class Part:
    """One block of a stream, rendered, with what its wrapper needs to know."""

    type: str
    anchor: str
    linkable: bool
    html: str


class ProseBlock(StreamBlock):
    """The body of a page. The order here is the order of the block picker."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    quotation = QuotationBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    video = VideoBlock()
    number = NumberBlock()
    table = TableBlock()
    read_also = ReadAlsoBlock()
    document = DocumentBlock()
    callout = CalloutBlock()
    steps = StepsBlock()
    questions = QuestionsBlock()

    class Meta:
        template = "blocks/prose.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        links = [child.value for child in value if child.block_type == "read_also"]
        context["public_pages"] = ReadAlsoBlock.public_pages(links)
        # Rendered here, not in the template: a block whose picture or page is gone leaves no empty wrapper.
        parts = [self.part(child, child.render(context)) for child in value]
        return context | {"parts": [part for part in parts if part.html.strip()]}

    @staticmethod
    def part(child, html):
        anchor = anchor_for(child)
        return Part(child.block_type, anchor, bool(anchor) and child.block_type in ANCHORED_TYPES, html)
