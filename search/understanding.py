"""What a query means: its words, corrected, and the things it asks for, each in every form that we know of."""

from dataclasses import dataclass, field

from .language.stems import stems
from .language.stopwords import ASK_WHEN, FRAME_WORDS, QUESTION_WORDS, STOPWORDS
from .language.words import words

LONGEST_QUERY = 200  # Characters.
MOST_WORDS = 24
FRAME_WEIGHT = 0.3
DATE_WEIGHT = 0.6


@dataclass(frozen=True)
class Concept:
    """One thing that is asked for.

    ``words``: as typed, corrected. ``forms``: tuples of stems that are it, in whatever wording; the typed one first.
    ``neighbours``: tuples of stems that come near it. ``weight``: below 1 for a word that only frames a question.
    """

    words: tuple
    forms: tuple
    neighbours: frozenset = frozenset()
    weight: float = 1.0


# Who asks when is better served by a page that tells a date. It finds no page by itself.
TELLS_A_DATE = Concept(("tanggal",), (("tanggal",), ("tahun",)), weight=DATE_WEIGHT)


@dataclass(frozen=True)
class Understanding:
    """``text`` as it was read, ``corrections`` from typed to corrected words, the concepts in order, by which pages
    are found, and ``hints``, which count among those found."""

    text: str
    words: tuple = ()
    corrections: dict = field(default_factory=dict)
    concepts: tuple = ()
    hints: tuple = ()
    asks_when: bool = False

    @property
    def read_as(self):
        """The query with its corrections, for people."""
        return " ".join(self.words)


def understand(text, lexicon, correct):
    """Read a query. ``correct`` gives the right spelling of a word, or None where nothing needs mending."""
    text = " ".join((text or "")[:LONGEST_QUERY].replace("\x00", " ").split())
    typed = words(text)[:MOST_WORDS]
    corrections = {word: right for word in dict.fromkeys(typed) if word not in STOPWORDS and (right := correct(word))}
    read = tuple(corrections.get(word, word) for word in typed)
    asks_when = not ASK_WHEN.isdisjoint(read)
    return Understanding(
        text=text,
        words=read,
        corrections=corrections,
        concepts=tuple(concepts_of(read, lexicon)),
        hints=(TELLS_A_DATE,) if asks_when else (),
        asks_when=asks_when,
    )


def concepts_of(read, lexicon):
    """The concepts of the words, each once; stop words only where there is nothing else."""
    stemmed = stems(read)
    is_question = not QUESTION_WORDS.isdisjoint(read)
    pieces = [(start, end) for start, end in phrases(stemmed, lexicon) if not is_empty(read[start:end])]
    seen = set()
    for start, end in pieces or [(n, n + 1) for n in range(len(read))]:
        form = stemmed[start:end]
        if form in seen:
            continue
        seen.add(form)
        frames = is_question and read[start] in FRAME_WORDS
        yield Concept(
            words=read[start:end],
            forms=(form, *sorted(lexicon.equals.get(form, ()))),
            neighbours=frozenset(neighbours_around(stemmed, start, end, lexicon)),
            weight=FRAME_WEIGHT if frames else 1.0,
        )


def is_empty(piece):
    return len(piece) == 1 and piece[0] in STOPWORDS


def phrases(stemmed, lexicon):
    """Split stems into single words and the longest phrases that stand for an acronym, as (start, end)."""
    start = 0
    while start < len(stemmed):
        longest = min(lexicon.longest, len(stemmed) - start)
        length = next((n for n in range(longest, 1, -1) if stemmed[start : start + n] in lexicon.equals), 1)
        yield start, start + length
        start += length


def neighbours_around(stemmed, start, end, lexicon):
    """Synonyms of the piece, and of every phrase of the query that holds it."""
    for first in range(max(0, end - lexicon.longest), start + 1):
        for last in range(end, min(len(stemmed), first + lexicon.longest) + 1):
            yield from lexicon.neighbours.get(stemmed[first:last], ())
