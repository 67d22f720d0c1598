"""Where a reader can link to: the one place that knows what the anchor of a block is called."""

from dataclasses import dataclass

ANCHORED_TYPES = {"heading", "paragraph"}  # The blocks that offer a link to themselves.
ID_LENGTH = 8  # Of 32 hexadecimal digits; enough within one page, and short enough to read out.


@dataclass(frozen=True)
class ContentsItem:
    """One line of a list of contents."""

    text: str
    level: int
    anchor: str


def anchor_for(child):
    """The anchor of a block, "" before its first save. Like the block's id it survives every edit."""
    return f"p-{child.id[:ID_LENGTH]}" if child.id else ""


def headings(stream_value):
    """The headings of a stream, in order, for a list of contents."""
    return [
        ContentsItem(child.value["text"], int(child.value.get("level") or 2), anchor_for(child))
        for child in stream_value or []
        if child.block_type == "heading" and child.value.get("text")
    ]
