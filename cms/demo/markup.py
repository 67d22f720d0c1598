"""The light markup of the content files, turned into the blocks of a ProseBlock.

Blank lines separate blocks; the first characters say which: ``## `` heading, ``### `` subheading, ``- `` list,
``1. `` steps, ``! `` call-out, ``# `` number, ``|`` table, ``?`` and ``=`` questions and answers, ``baca:`` a link to
another item, ``gambar:`` a picture; all else is a paragraph with **bold** and *italic*.
"""

import re
from html import escape
from uuid import uuid4

MARKS = [
    ("### ", "subheading"),
    ("## ", "heading"),
    ("# ", "number"),
    ("- ", "list"),
    ("! ", "callout"),
    ("|", "table"),
    ("? ", "questions"),
    ("baca:", "read_also"),
    ("gambar:", "picture"),
]
STEP = re.compile(r"^\d+\.\s+")
NUMERIC = re.compile(r"^[-–−]?(Rp)?\s?[\d.,]+( ?%)?$|^[-–—]$")


def kind_of(chunk):
    for mark, kind in MARKS:
        if chunk.startswith(mark):
            return kind
    return "steps" if STEP.match(chunk) else "paragraph"


def inline(text):
    """Escaped text with bold and italic."""
    text = escape(" ".join(text.split()), quote=False)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    return re.sub(r"\*(.+?)\*", r"<i>\1</i>", text)


def rich(text):
    return f"<p>{inline(text)}</p>"


def split_pair(text, mark=":"):
    """The text before and after the first mark, trimmed; the second part empty without a mark."""
    before, _, after = text.partition(mark)
    return before.strip(), after.strip()


class Markup:
    """Turns markup into stream data. ``find_page`` and ``find_image`` resolve slugs and picture names to objects."""

    def __init__(self, find_page, find_image):
        self.find_page = find_page
        self.find_image = find_image

    def stream(self, text):
        """Stream data (a list of dicts) for a ProseBlock."""
        blocks = []
        for chunk in re.split(r"\n\s*\n", text.strip()):
            if chunk.strip():
                self.append(blocks, chunk.strip())
        return blocks

    def append(self, blocks, chunk):
        kind = kind_of(chunk)
        block = getattr(self, kind)(chunk)
        joins = kind in ("questions", "steps") and blocks and blocks[-1]["type"] == kind
        if joins:
            blocks[-1]["value"] += block["value"]
        elif block:
            blocks.append(self.captioned(block, blocks))

    @staticmethod
    def captioned(block, before):
        """A table takes the heading above it as its caption."""
        headings = [other["value"]["text"] for other in before if other["type"] == "heading"]
        if block["type"] == "table" and headings:
            block["value"]["caption"] = headings[-1]
        return block

    def heading(self, chunk, level="2"):
        return {"type": "heading", "value": {"text": chunk.lstrip("# ").strip(), "level": level}}

    def subheading(self, chunk):
        return self.heading(chunk, level="3")

    def paragraph(self, chunk):
        return {"type": "paragraph", "value": rich(chunk)}

    def list(self, chunk):
        items = [item for item in re.split(r"^- ", chunk, flags=re.MULTILINE) if item.strip()]
        return {"type": "paragraph", "value": "<ul>" + "".join(f"<li>{inline(item)}</li>" for item in items) + "</ul>"}

    def steps(self, chunk):
        lines = [STEP.sub("", line) for line in chunk.splitlines() if line.strip()]
        steps = [split_pair(line) for line in lines]
        return {"type": "steps", "value": [self.item({"name": name, "text": rich(text)}) for name, text in steps]}

    def questions(self, chunk):
        pairs = re.findall(r"^\? (.+?)\n= (.+?)(?=\n\? |\Z)", chunk, flags=re.MULTILINE | re.DOTALL)
        value = [self.item({"question": " ".join(q.split()), "answer": rich(a)}) for q, a in pairs]
        return {"type": "questions", "value": value}

    def callout(self, chunk):
        title, text = split_pair(chunk[2:])
        return {"type": "callout", "value": {"tone": "info", "title": title, "text": rich(text)}}

    def number(self, chunk):
        value, label, meaning = (part.strip() for part in chunk[2:].split("|", 2))
        return {"type": "number", "value": {"value": value, "label": label, "meaning": meaning, "source": ""}}

    def table(self, chunk):
        rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in chunk.splitlines()]
        head, body = rows[0], rows[1:]
        columns = [
            {"type": "number" if all(NUMERIC.match(row[i]) for row in body) else "text", "heading": name}
            for i, name in enumerate(head)
        ]
        table = {"columns": columns, "rows": [{"values": row} for row in body], "caption": ""}
        value = {"caption": " · ".join(head), "table": table, "first_column_is_header": True}
        return {"type": "table", "value": value}

    def read_also(self, chunk):
        page = self.find_page(chunk.removeprefix("baca:").strip())
        return {"type": "read_also", "value": {"page": page.pk, "label": ""}} if page else None

    def picture(self, chunk):
        image = self.find_image(chunk.removeprefix("gambar:").strip())
        value = {"image": image.pk, "alt_text": image.description, "credit": image.credit, "caption": ""}
        return {"type": "picture", "value": value}

    @staticmethod
    def item(value):
        return {"type": "item", "id": str(uuid4()), "value": value}
