"""What is wrong with a page's HTML, in lines to read in a failing test: no browser needed."""

import re
from collections import Counter
from html.parser import HTMLParser

from bs4 import BeautifulSoup

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# An open paragraph ends where one of these begins, whatever the template meant.
ENDS_PARAGRAPH = {
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
}  # fmt: skip
CHILDREN = {
    "ul": {"li", "script", "template"},
    "ol": {"li", "script", "template"},
    "dl": {"dt", "dd", "div", "script", "template"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot", "tr"},
    "tr": {"td", "th"},
    "select": {"option", "optgroup", "hr"},
}
ASSETS = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "srcset", "video": "src"}
NOT_LOADED = {"canonical", "alternate", "shortlink"}


class Nesting(HTMLParser):
    """Reads a page tag by tag, as strict as a validator about what opens and closes where."""

    def __init__(self):
        super().__init__()
        self.open, self.faults = [], []

    def fault(self, text):
        line, column = self.getpos()
        self.faults.append(f"line {line}: {text} in <{' '.join(self.open[-4:])}>")

    def handle_starttag(self, tag, attributes):
        names = Counter(name for name, _ in attributes)
        self.faults += [f"<{tag}> has {name} twice" for name, count in names.items() if count > 1]
        if tag in ENDS_PARAGRAPH and "p" in self.open and "svg" not in self.open:
            self.fault(f"<{tag}> inside a paragraph")
        if self.open and tag not in CHILDREN.get(self.open[-1], {tag}):
            self.fault(f"<{tag}> as a child")
        if tag == "a" and "a" in self.open:
            self.fault("a link inside a link")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        if "svg" not in self.open and tag != "svg":
            self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.fault(f"</{tag}> without its beginning")
            if tag in self.open:
                while self.open.pop() != tag:
                    pass


def nesting(html):
    parser = Nesting()
    parser.feed(html)
    parser.close()
    return parser.faults + [f"<{tag}> is not closed" for tag in parser.open]


def identity(page):
    ids = Counter(element["id"] for element in page.find_all(id=True))
    known = set(ids)
    targets = [(a["href"], a["href"][1:]) for a in page.find_all("a", href=re.compile("^#."))]
    targets += [
        (f"{name}={element[name]}", target)
        for name in ("for", "aria-labelledby", "aria-describedby")
        for element in page.find_all(attrs={name: True})
        for target in element[name].split()
    ]
    return [
        *(f"the id {name} stands {count} times" for name, count in ids.items() if count > 1),
        *(f"{what} leads nowhere" for what, target in targets if target not in known),
    ]


def own_address(page):
    return [] if page.find("link", rel="canonical", href=re.compile("^https?://")) else ["no canonical address"]


def headings(page):
    levels = [int(element.name[1]) for element in page.find_all(re.compile("^h[1-6]$"))]
    ones = levels.count(1)
    empty = [element.name for element in page.find_all(re.compile("^h[1-6]$")) if not element.get_text(strip=True)]
    return [f"{ones} headings of level 1"] * (ones != 1) + [f"an empty {name}" for name in empty]


def inline_code(page):
    attributes = [
        f"{name} on <{element.name}>"
        for element in page.find_all(True)
        for name in element.attrs
        if name == "style" or name.startswith("on")
    ]
    scripts = [script for script in page.find_all("script", src=False) if "json" not in script.get("type", "")]
    links = [a["href"] for a in page.find_all("a", href=re.compile(r"^\s*(javascript|data):", re.IGNORECASE))]
    return attributes + [f"inline code: {element}"[:80] for element in (*scripts, *page.find_all("style"))] + links


def foreign_assets(page):
    found = []
    for tag, attribute in ASSETS.items():
        for element in page.find_all(tag, attrs={attribute: re.compile(r"(https?:)?//")}):
            if not NOT_LOADED & set(element.get("rel", [])):
                found.append(f"<{tag}> loads {element[attribute]}")
    return found


def pictures(page):
    return [
        f"{picture.get('src')} has no {name}"
        for picture in page.find_all("img")
        for name in ("alt", "width", "height")
        if picture.get(name) is None
    ]


def frame(page):
    """What every document has: language, title, description, landmarks, a way to the content."""
    main = page.find_all("main")
    has = {
        "language": page.html and page.html.get("lang"),
        "title": page.title and page.title.get_text(strip=True),
        "description": page.find("meta", {"name": "description"}),
        "viewport": page.find("meta", {"name": "viewport"}),
        "one main part": len(main) == 1,
        "header": page.header,
        "footer": page.footer,
        "skip link": main and page.find("a", href=f"#{main[0].get('id')}"),
    }
    return [f"no {name}" for name, there in has.items() if not there]


def words(page):
    text = page.get_text(" ")
    odd = r"\bNone\b|\{\{|\{%|%\(\w+\)s|<[a-z]+>|\bnan\b"
    return [f"“{found.group()}” is written out" for found in re.finditer(odd, text)]


def faults(response):
    """All that is wrong with a response's page; an empty list is a good page."""
    html = response.content.decode()
    page = BeautifulSoup(html, "html.parser")
    looks = [frame, headings, identity, inline_code, foreign_assets, pictures, words]
    if response.status_code == 200:
        looks.append(own_address)
    return [*nesting(html), *(fault for look in looks for fault in look(page))]
