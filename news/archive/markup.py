"""Reads the HTML of older sites as a row of plain pieces: what kind of block, and runs of text with their marks.

Nothing of the source's markup is carried over. Only text comes out, with bold, italic and checked links noted beside
it, so that whatever is unsafe, unbalanced or foreign has no way through.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

HEADINGS = {"h1": "2", "h2": "2", "h3": "3", "h4": "3", "h5": "3", "h6": "3"}
LISTS = {"ul", "ol"}
BOLD, ITALIC = {"b", "strong"}, {"i", "em"}
INLINE = BOLD | ITALIC | {
    "a", "abbr", "acronym", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "font", "ins", "kbd", "label",
    "mark", "q", "s", "samp", "small", "span", "strike", "sub", "sup", "time", "tt", "u", "var", "wbr", "nobr", "blink",
}  # fmt: skip
BLOCKS = set(HEADINGS) | LISTS | {
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "li", "main",
    "marquee", "menu", "nav", "optgroup", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "td",
    "textarea", "tfoot", "th", "thead", "tr", "img", "input", "link", "meta", "base", "br", "col", "colgroup", "embed",
    "param", "source", "track", "area", "map", "frame", "frameset", "picture", "ruby", "rp", "rt",
}  # fmt: skip
EMPTY = {"img", "input", "link", "meta", "base", "wbr", "col", "embed", "param", "source", "track", "area", "frame"}
# Dropped with all that they hold: none of it is text of the report.
DROPPED = {
    "applet", "audio", "canvas", "head", "iframe", "math", "noembed", "noframes", "noscript", "object", "script",
    "style", "svg", "template", "title", "video", "xml",
}  # fmt: skip
UNMARKED_AFTER = {*HEADINGS, "p", "li", "td", "blockquote"}  # What was left open in one does not colour the next.
KNOWN = INLINE | BLOCKS | DROPPED
HTML = re.compile(rf"</?(?:{'|'.join(sorted(KNOWN, key=len, reverse=True))})(?=[\s/>])[^<]*>", re.IGNORECASE)
LAID_OUT = re.compile(r"<(?:p|div|br|li|td)[\s/>]", re.IGNORECASE)  # Says itself where paragraphs end.
BLANK_LINE = re.compile(r"\r?\n[ \t]*(?:\r?\n[ \t]*)+")
LINE = re.compile(r"\r?\n")
INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")
WHITE = re.compile(r"\s+")


@dataclass(frozen=True)
class Run:
    """A stretch of text with its marks. A line break is a run of its own: "\\n"."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


@dataclass
class Piece:
    """A block of the source. ``items``: the runs of each list item; all other kinds have one."""

    kind: str  # "paragraph", "heading", "list", "quotation"
    items: list = field(default_factory=lambda: [[]])
    level: str = "2"  # Of a heading.
    ordered: bool = False  # A list.
    person: str = ""  # Who is quoted.


def is_html(text):
    """Whether a text holds a tag of HTML; "<Kepala Dinas>" and "3 < 5" are words."""
    return HTML.search(text) is not None


def parting_of(text):
    """What parts the paragraphs of a text: blank lines, or lines if there are no blank ones; None if its tags do."""
    if LAID_OUT.search(text):
        return None
    return BLANK_LINE if BLANK_LINE.search(text) else LINE


def safe_href(value):
    """A web or mail address as it may stand in a link, or an empty string."""
    value = INVISIBLE.sub("", value or "")  # Browsers skip these, so "java\tscript:" would run.
    try:
        parts = urlsplit(value)
    except ValueError:
        return ""
    if parts.scheme in ("http", "https"):
        return value if parts.netloc else ""
    return value if parts.scheme == "mailto" and "@" in parts.path else ""


class MarkupReader(HTMLParser):
    """Collects the pieces of a text; feed it once and call ``pieces()``."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.lowered = source.lower()
        self.parting = parting_of(source)
        self.done = []
        self.piece = None
        self.bold = self.italic = 0
        self.href = ""
        self.lists = []  # The lists that are open, outermost first.
        self.quotes = 0
        self.citing = False
        self.dropping = []
        self.feed(source)
        self.close()

    def pieces(self):
        self.end_piece()
        return self.done

    # Tags

    def handle_starttag(self, tag, attrs):
        if self.dropping:
            if tag == self.dropping[-1]:
                self.dropping.append(tag)
        elif tag in DROPPED:
            # One that is never closed would take the rest of the report along.
            if f"</{tag}" in self.lowered:
                self.dropping.append(tag)
        elif tag in KNOWN or ":" in tag or "-" in tag:
            self.open(tag, dict(attrs))
        else:  # No markup at all: "<Kepala Dinas>".
            self.handle_data(self.get_starttag_text())

    def handle_startendtag(self, tag, attrs):
        if tag not in DROPPED:
            self.handle_starttag(tag, attrs)
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if self.dropping:
            if tag == self.dropping[-1]:
                self.dropping.pop()
        elif tag in KNOWN and tag not in EMPTY:
            self.shut(tag)

    def open(self, tag, attrs):
        if tag == "br":
            self.break_line()
        elif tag in BOLD:
            self.bold += 1
        elif tag in ITALIC:
            self.italic += 1
        elif tag == "a":
            self.href = safe_href(attrs.get("href"))
        elif tag in ("cite", "footer") and self.quotes:
            self.citing = True
        elif tag in HEADINGS and not self.lists and not self.quotes:
            self.start_piece(Piece("heading", level=HEADINGS[tag]))
        elif tag in LISTS:
            self.open_list(tag)
        elif tag == "li" and self.lists:
            self.start_item()
        elif tag == "blockquote":
            self.quotes += 1
            self.end_piece()
        elif tag in ("td", "th"):
            self.separate_cells()
        elif tag in BLOCKS and tag not in EMPTY:
            self.end_block()

    def shut(self, tag):
        if tag in BOLD:
            self.bold = max(0, self.bold - 1)
        elif tag in ITALIC:
            self.italic = max(0, self.italic - 1)
        elif tag == "a":
            self.href = ""
        elif tag in ("cite", "footer") and self.citing:
            self.citing = False
        elif tag in LISTS:
            self.close_list()
        elif tag == "blockquote":
            self.quotes = max(0, self.quotes - 1)
            self.end_piece()
        elif tag in BLOCKS and tag not in ("td", "th", "br"):
            self.end_block()
        if tag in UNMARKED_AFTER:
            self.bold = self.italic = 0
            self.href = ""

    # Blocks

    def start_piece(self, piece):
        self.end_piece()
        self.piece = piece

    def end_piece(self):
        if self.piece and any(run.text.strip() for item in self.piece.items for run in item):
            self.done.append(self.piece)
        elif self.piece and self.piece.person.strip():  # A quotation of nothing: its source is all that was said.
            self.done.append(Piece("paragraph", items=[[Run(self.piece.person)]]))
        self.piece = None

    def end_block(self):
        """A paragraph ends; within a list item or a quotation, that is a new line."""
        if self.lists or (self.quotes and self.piece):
            self.break_line(joining=False)
        else:
            self.end_piece()

    def open_list(self, tag):
        """A list within a list goes on in the outer one."""
        if not self.lists and not self.quotes:
            self.start_piece(Piece("list", items=[], ordered=tag == "ol"))
        self.lists.append(tag)

    def close_list(self):
        if self.lists:
            self.lists.pop()
        if not self.lists and not self.quotes:
            self.end_piece()

    def start_item(self):
        if self.piece and self.piece.kind == "list":
            self.piece.items.append([])
        else:
            self.break_line(joining=False)

    def separate_cells(self):
        if self.runs() and self.runs()[-1].text != "\n":
            self.add(" – ")

    def break_line(self, joining=True):
        """A new line; a second in a row ends a plain paragraph."""
        runs = self.runs()
        if not runs:
            return
        if runs[-1].text != "\n":
            runs.append(Run("\n"))
        elif joining and self.piece.kind == "paragraph":
            self.end_piece()

    # Text

    def runs(self):
        return self.piece.items[-1] if self.piece and self.piece.items else []

    def handle_data(self, data):
        if self.dropping:
            return
        if self.citing:
            self.name_person(data)
        elif self.parting and not self.lists:
            for number, part in enumerate(self.parting.split(data)):
                if number:
                    self.end_block()
                self.add(part)
        else:
            self.add(data)

    def name_person(self, data):
        self.ensure_piece()
        self.piece.person = (self.piece.person + WHITE.sub(" ", data)).lstrip(" —–-")

    def ensure_piece(self):
        if self.piece is None:
            self.piece = Piece("quotation" if self.quotes else "paragraph")
        if not self.piece.items:  # Text in a list ahead of its first item.
            self.piece.items.append([])

    def add(self, data):
        text = WHITE.sub(" ", data)
        if not text.strip() and not self.runs():
            return
        self.ensure_piece()
        runs = self.piece.items[-1]
        if not runs or runs[-1].text[-1:] in (" ", "\n"):
            text = text.lstrip()
        if text:
            runs.append(Run(text, self.bold > 0, self.italic > 0, self.href))
