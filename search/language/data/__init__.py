"""The word lists, as text that anyone can read and correct. A line that begins with # is a remark."""

from pathlib import Path

FOLDER = Path(__file__).parent


def lines(name):
    """The lines of a list, without remarks and empty ones."""
    for line in (FOLDER / name).read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def pairs(name):
    """The lines of a list of ``one = other`` as pairs."""
    for line in lines(name):
        one, other = line.split(" = ")
        yield one, other


def word_list(name):
    """The words of a list in which they stand any number to a line."""
    return frozenset(word for line in lines(name) for word in line.split())
