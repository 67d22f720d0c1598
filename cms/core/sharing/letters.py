"""Text on a card: its fonts, and how it is broken into lines."""

import unicodedata
from importlib.resources import files

from PIL import ImageFont

# Source Serif Pro and Source Sans Pro by Adobe, SIL Open Font License 1.1; the packages bring the licence along.
FONTS = {
    "serif": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
    "sans": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "bold": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
}
NOT_DRAWN = {"So", "Cs", "Co", "Cn", "Cf"}  # Emoji and the like: the fonts have no letters for them.


def font(name, size):
    package, file = FONTS[name]
    return ImageFont.truetype(str(files(package) / "files" / file), round(size))


def drawable(text):
    """The text on one line, without signs that would be drawn as empty boxes."""
    kept = "".join(sign for sign in text if unicodedata.category(sign) not in NOT_DRAWN)
    return " ".join(kept.split())


def lines_of(text, letters, width, most):
    """The text as ``most`` lines at most that fit into a width; what does not fit ends in an ellipsis."""
    lines, rest = [], drawable(text).split(" ")
    while rest and len(lines) < most:
        line, rest = first_line(rest, letters, width)
        lines.append(line)
    if rest:
        lines[-1] = shortened(lines[-1], letters, width)
    return [line for line in lines if line]


def first_line(words, letters, width):
    """The words that fit into one line, and those that are left. A word that is longer than a line is broken."""
    count = len(words)
    while count > 1 and letters.getlength(" ".join(words[:count])) > width:
        count -= 1
    line, rest = " ".join(words[:count]), words[count:]
    if letters.getlength(line) <= width:
        return line, rest
    end = len(line)
    while end > 1 and letters.getlength(line[:end]) > width:
        end -= 1
    return line[:end], [line[end:], *rest]


def shortened(line, letters, width):
    """A line that ends in an ellipsis, between two words where there are two."""
    while line and letters.getlength(f"{line}…") > width:
        line = line.rpartition(" ")[0] if " " in line else line[:-1]
    return f"{line.rstrip(' ,.;:–-')}…"


def fitting(text, name, sizes, width):
    """A text in the first size in which it fits, else cut in the last one: its font and its lines.

    ``sizes``: pairs of a size and how many lines may be of that size.
    """
    for size, most in sizes:
        letters = font(name, size)
        lines = lines_of(text, letters, width, most + 1)
        if len(lines) <= most:
            return letters, lines
    return letters, lines_of(text, letters, width, most)
