"""Reads the source of a rich text: its paragraphs as people see them, and its links."""

from dataclasses import dataclass
from html.parser import HTMLParser

INLINE = {"a", "abbr", "b", "code", "del", "em", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u"}


@dataclass
class Link:
    """A link: to an ``address``, or with a ``kind`` ("page", "document") to the record with this ``id``."""

    address: str
    kind: str
    id: str
    text: str = ""


class Reading(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words, self.links, self.open = [], [], []

    def handle_starttag(self, tag, attributes):
        if tag == "a":
            given = dict(attributes)
            link = Link(*(given.get(name) or "" for name in ("href", "linktype", "id")))
            self.links.append(link)
            self.open.append(link)
        elif tag not in INLINE:
            self.words.append("\n")

    def handle_endtag(self, tag):
        if tag == "a" and self.open:
            self.open.pop()
        elif tag not in INLINE:
            self.words.append("\n")

    def handle_data(self, data):
        self.words.append(data)
        for link in self.open:
            link.text += data


def read(source):
    """The paragraphs and list items of a rich text, one a line, and its Links."""
    reading = Reading()
    reading.feed(source or "")
    reading.close()
    return "".join(reading.words).strip(), reading.links
