"""Turns the body of an archived news item, plain text or HTML, into the blocks of a ProseBlock.

The blocks are written anew out of escaped text: see markup.py.
"""

import re
from html import escape, unescape
from itertools import groupby
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext as _

from .markup import BLANK_LINE, MarkupReader, Piece, Run, is_html

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\ufeff]")
SURROGATE = re.compile(r"[\ud800-\udfff]")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")
BULLET = re.compile(r"^[-*•–][ \t]+")
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’')]*\s+(?=[\"“‘'(]*[A-Z0-9])")
SUMMARY_LENGTH = 400
SUMMARY_AIM = 200  # Further sentences join the summary while it is shorter than this.


def clean(text):
    """Text without control characters and halves of characters, its entities spelt out."""
    text = ENTITY.sub(lambda entity: unescape(entity.group()), text)
    return SURROGATE.sub("\ufffd", CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def one_line(text):
    """A text as one line: a title, a tag, a summary. Tags of HTML are left out, their text stays."""
    text = plain_text(to_blocks(text)) if is_html(text) else clean(text)
    return " ".join(text.split())


def to_blocks(body):
    """Stream data for a body. The same text always gets the same block ids, so that links to paragraphs last."""
    pieces = MarkupReader(body).pieces() if is_html(body) else plain_pieces(clean(body))
    blocks, counted = [], {}
    for piece in pieces:
        block = block_for(piece)
        content = f"{block['type']}:{block['value']}"
        counted[content] = counted.get(content, 0) + 1
        blocks.append(block | {"id": str(uuid5(NAMESPACE_URL, f"{content}:{counted[content]}"))})
    return blocks


def plain_pieces(text):
    """Blank lines part the paragraphs; in a text without any, every line is one. Lines with bullets make a list."""
    text = text.strip("\n")
    parted = BLANK_LINE.search(text) is not None
    for chunk in BLANK_LINE.split(text):
        lines = [line.strip() for line in chunk.split("\n") if line.strip()]
        for bulleted, group in groupby(lines, key=lambda line: BULLET.match(line) is not None):
            yield from pieces_of_lines(list(group), bulleted, parted)


def pieces_of_lines(lines, bulleted, joined):
    if bulleted and len(lines) > 1:
        yield Piece("list", items=[[Run(BULLET.sub("", line))] for line in lines])
    elif joined:
        yield Piece("paragraph", items=[[run for line in lines for run in (Run("\n"), Run(line))][1:]])
    else:
        yield from (Piece("paragraph", items=[[Run(line)]]) for line in lines)


def block_for(piece):
    if piece.kind == "heading":
        return {"type": "heading", "value": {"text": text_of(piece.items[0], " "), "level": piece.level}}
    if piece.kind == "quotation":
        # A quotation names its source; where the archive names none, that is the archive.
        person = piece.person.strip() or _("From the news archive")
        return {"type": "quotation", "value": {"text": text_of(piece.items[0], "\n"), "person": person, "office": ""}}
    if piece.kind == "list":
        tag = "ol" if piece.ordered else "ul"
        items = "".join(f"<li>{item}</li>" for item in map(rich, piece.items) if item)
        return {"type": "paragraph", "value": f"<{tag}>{items}</{tag}>"}
    return {"type": "paragraph", "value": f"<p>{rich(piece.items[0])}</p>"}


def text_of(runs, line_break):
    text = "".join(line_break if run.text == "\n" else run.text for run in runs)
    return clean(text).strip()


def rich(runs):
    """Runs as the source of a rich text, outer white space trimmed."""
    while runs and not runs[-1].text.strip():
        runs = runs[:-1]
    parts = []
    for (bold, italic, href), group in groupby(runs, key=lambda run: (run.bold, run.italic, run.href)):
        html = "".join("<br/>" if run.text == "\n" else escape(clean_run(run.text), quote=False) for run in group)
        html = f"<i>{html}</i>" if italic else html
        html = f"<b>{html}</b>" if bold else html
        parts.append(f'<a href="{escape(href)}">{html}</a>' if href else html)
    return "".join(parts).strip()


def clean_run(text):
    return SURROGATE.sub("\ufffd", CONTROL.sub("", text))


def plain_text(blocks):
    """The words of blocks, a line each."""
    return "\n".join(words(block) for block in blocks)


def words(block):
    if block["type"] == "paragraph":
        text = re.sub(r"<(?:br/|/li)>", " ", block["value"])
        return unescape(re.sub(r"<[^>]+>", "", text)).strip()
    return block["value"]["text"]


def summary_of(blocks):
    """The first sentences of the running text, or of whatever text there is: at most 400 characters."""
    running = [block for block in blocks if block["type"] == "paragraph"] or blocks
    summary = ""
    for sentence in (part for block in running for part in SENTENCE_END.split(words(block))):
        longer = f"{summary} {sentence}".strip()
        if summary and (len(summary) >= SUMMARY_AIM or len(longer) > SUMMARY_LENGTH):
            break
        summary = longer
    return shorten(summary)


def shorten(text, length=SUMMARY_LENGTH):
    """A text of at most so many characters, cut at a word."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    kept = cut if text[length - 1] == " " else cut.rpartition(" ")[0] or cut
    return kept.rstrip(" ,;:–-") + "…"
