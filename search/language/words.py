"""Text to words: folded to lower case without accents, so that é meets e on every engine."""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")


def fold(text):
    """Lower case, without accents and other combining marks."""
    decomposed = unicodedata.normalize("NFKD", text).lower()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words(text):
    """The folded words of a text, in order; a hyphen parts words, so that anak-anak is anak twice."""
    return WORD.findall(fold(text))


def spans(text):
    """Each word of a text as (folded word, start, end), for marking it where it stands."""
    for match in WORD.finditer(text):
        yield fold(match.group()), match.start(), match.end()
