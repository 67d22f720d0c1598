"""The passage of a page that answers a query, with the words that hit marked, whatever form they have there."""

from .language.stems import stem
from .language.stopwords import STOPWORDS
from .language.words import spans

WINDOW = 36  # Words of an excerpt.
LEAD_IN = 5  # Words before the first hit.
READ = 30_000  # Characters; further down nobody looks for an excerpt.


def sought(understanding):
    """The stems that mark a word as a hit: of every form and neighbour of every concept."""
    forms = [form for concept in understanding.concepts for form in (*concept.forms, *concept.neighbours)]
    return {part for form in forms for part in form if part not in STOPWORDS}


def marked(text, stems):
    """The text as (piece, whether it is a hit), for a template to put marks around."""
    pieces, done = [], 0
    for word, start, end in spans(text):
        if stem(word) in stems:
            pieces += [(text[done:start], False), (text[start:end], True)]
            done = end
    return [piece for piece in [*pieces, (text[done:], False)] if piece[0]]


def excerpt(text, stems):
    """The passage of the text with the most different hits as marked pieces; empty where there is none."""
    text = text[:READ]
    found = [(stem(word), start, end) for word, start, end in spans(text)]
    hits = [position for position, (part, _start, _end) in enumerate(found) if part in stems]
    if not hits:
        return []
    first = max(hits, key=lambda position: (len(different(found, position, stems)), -position))
    begin, end = max(0, first - LEAD_IN), min(len(found), first - LEAD_IN + WINDOW) - 1
    pieces = marked(text[found[begin][1] : found[max(end, begin)][2]], stems)
    return [*([("… ", False)] if begin else []), *pieces, *([(" …", False)] if end < len(found) - 1 else [])]


def different(found, position, stems):
    """The different hits in the window that begins at a word."""
    return {part for part, _start, _end in found[position : position + WINDOW - LEAD_IN] if part in stems}
