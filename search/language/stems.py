"""Words to stems: pelayanan, layanan and melayani meet in layan.

Sastrawi strips affixes after Nazief and Adriani, confirmed by a dictionary of roots. Where several ways of stripping
reach a root it sometimes takes the wrong one; ``data/stems.txt`` and one rule below put that right. Names stay whole
because no dictionary holds what would be left of them, or because they are listed.
"""

from functools import cache, lru_cache

from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from .data import pairs

SHORTEST = 4  # Nothing shorter carries an affix.
CIRCUMFIXES = ("ke", "pe")


@cache
def stemmer():
    return StemmerFactory().create_stemmer()


@cache
def roots():
    return frozenset(StemmerFactory().get_words())


@cache
def exceptions():
    return dict(pairs("stems.txt"))


@lru_cache(maxsize=200_000)
def stem(word):
    """The stem of a folded word; the word itself where it has none that we know of."""
    if word in exceptions():
        return exceptions()[word]
    if len(word) < SHORTEST or not (word.isascii() and word.isalpha()):
        return word
    if word.startswith(CIRCUMFIXES) and word.endswith("kan") and (inner := stemmer().stem(word[:-2])) in roots():
        # ke-…-an and pe-…-an enclose a root, ke-…-kan does not exist: kerusakan is rusak, not rusa.
        return inner
    return stemmer().stem(word)


def stems(words):
    """The stems of several words, in order."""
    return tuple(stem(word) for word in words)
