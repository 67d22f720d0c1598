"""The vocabulary in which every page tells its prose. The names of the blocks in ProseBlock are contracts."""

from .anchors import ContentsItem, anchor_for, headings
from .facts import NumberBlock
from .links import DocumentBlock, ReadAlsoBlock, VideoBlock
from .lists import QuestionBlock, QuestionsBlock, StepBlock, StepsBlock
from .pictures import GalleryBlock, PictureBlock
from .prose import ProseBlock
from .tables import TableBlock
from .text import CalloutBlock, HeadingBlock, ParagraphBlock, QuotationBlock

__all__ = [
    "CalloutBlock",
    "ContentsItem",
    "DocumentBlock",
    "GalleryBlock",
    "HeadingBlock",
    "NumberBlock",
    "ParagraphBlock",
    "PictureBlock",
    "ProseBlock",
    "QuestionBlock",
    "QuestionsBlock",
    "QuotationBlock",
    "ReadAlsoBlock",
    "StepBlock",
    "StepsBlock",
    "TableBlock",
    "VideoBlock",
    "anchor_for",
    "headings",
]
