"""The known word nearest to a mistyped one."""

from math import log

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

SHORTEST = 4  # In shorter words every letter counts: pln is no pkn.
LONG = 8  # From here on two slips are forgiven.


def nearest(word, frequencies):
    """The word of ``frequencies`` (word → number of documents) within one slip, or two from eight letters; else None.

    A slip is a letter wrong, missing, doubled or swapped with its neighbour (Damerau 1964). Of several the one with
    fewest slips, then the one most used; people seldom mistype the first letter.
    """
    if len(word) < SHORTEST or not word.isalpha():
        return None
    slips = 2 if len(word) >= LONG else 1
    found = extract(word, frequencies.keys(), scorer=OSA.distance, score_cutoff=slips, limit=50)
    if not found:
        return None

    def badness(candidate):
        known, distance, _index = candidate
        return distance, -log(1 + frequencies[known]) - (0.5 if known[0] == word[0] else 0), known

    return min(found, key=badness)[0]
