"""How tests read a page: as a tree of elements, and as the words that a visitor sees."""

import re

from bs4 import BeautifulSoup


def tree(response):
    return BeautifulSoup(response.content, "html.parser")


def words_of(element):
    """The text of an element with its white space folded."""
    return re.sub(r"\s+", " ", element.get_text(" ")).strip()


def words(response):
    """What stands in the main part of a page; in the whole page, if it has none."""
    page = tree(response)
    return words_of(page.find("main") or page.find("body") or page)


def links(response):
    """The addresses that a page links to."""
    return {link["href"] for link in tree(response).find_all("a", href=True)}
