"""Which words mean the same. Keys and values are tuples of stems, so that a phrase is met in any of its forms."""

from collections import defaultdict
from functools import cache

from .data import lines, pairs
from .stems import stems
from .words import words


def phrase(text):
    """A word or phrase as the tuple of stems under which the lexicon knows it."""
    return stems(words(text))


class Lexicon:
    """Equals (an acronym and its long form) and neighbours (synonyms) of words and short phrases."""

    def __init__(self):
        self.equals = defaultdict(set)
        self.neighbours = defaultdict(set)
        self.longest = 1  # How many words the longest phrase has.

    def add_acronym(self, short, *long_forms):
        """Say that a short form stands for each of the long forms, and the other way round."""
        for long_form in long_forms:
            self.relate(self.equals, [short, long_form])

    def add_synonyms(self, *texts):
        """Say that these words or phrases stand near each other."""
        self.relate(self.neighbours, texts)

    def relate(self, relation, texts):
        group = {phrase(text) for text in texts} - {()}
        for one in group:
            relation[one] |= group - {one}
            self.longest = max(self.longest, len(one))

    def copy(self):
        copied = Lexicon()
        for name in ("equals", "neighbours"):
            getattr(copied, name).update({key: set(values) for key, values in getattr(self, name).items()})
        copied.longest = self.longest
        return copied


@cache
def general():
    """The lexicon of general Indonesian that comes with the site."""
    lexicon = Lexicon()
    for short, long_forms in pairs("acronyms.txt"):
        lexicon.add_acronym(short, *long_forms.split("; "))
    for line in lines("synonyms.txt"):
        lexicon.add_synonyms(*line.split(", "))
    return lexicon
