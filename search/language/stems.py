"""Words to stems: pelayanan, layanan and melayani meet in layan.

Sastrawi strips affixes after Nazief and Adriani, confirmed by a dictionary of roots. Where several ways of stripping
reach a root it sometimes takes the wrong one. What puts that right, from the general to the single word: its
dictionary, without roots that nothing is derived from (``data/bare_roots.txt``) and with those it lacks
(``data/roots.txt``); no infixes, which make no new words any more (without them diminati is minat, not mati); the two
rules of ``by_rule``; and ``data/stems.txt``. Names and acronyms stay whole because no dictionary holds what would be
left of them, or because they are listed.
"""

from functools import cache, lru_cache

from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Context.Context import Context
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from .data import pairs, word_list

SHORTEST = 4  # Nothing shorter carries an affix, and no shorter root is taken without its suffix being looked at.
CIRCUMFIXES = ("ke", "pe")
CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
INFIX_RULES = ("37", "38", "39", "40")  # Of Sastrawi: -er-, -el-, -em-, -in-.


@cache
def dictionary():
    """Every word that is a root by itself."""
    return frozenset(StemmerFactory().get_words()) | word_list("roots.txt")


@cache
def roots():
    """Every word that other words are derived from."""
    return dictionary() - word_list("bare_roots.txt")


@cache
def stemmer():
    sastrawi = Stemmer(ArrayDictionary(sorted(roots())))
    rules = sastrawi.visitor_provider
    rules.prefix_visitors = [rule for rule in rules.get_prefix_visitors() if not is_infix_rule(rule)]
    return sastrawi


def is_infix_rule(rule):
    return any(type(part).__name__.rstrip("ab").endswith(INFIX_RULES) for part in getattr(rule, "disambiguators", ()))


@cache
def exceptions():
    """By word its stem, where that is listed; an acronym is its own."""
    acronyms = {short.lower(): short.lower() for short, _long_forms in pairs("acronyms.txt") if " " not in short}
    return acronyms | dict(pairs("stems.txt"))


@lru_cache(maxsize=200_000)
def stem(word):
    """The stem of a folded word; the word itself where it has none that we know of."""
    if word in exceptions():
        return exceptions()[word]
    if len(word) < SHORTEST or not (word.isascii() and word.isalpha()) or word in dictionary():
        return word
    return by_rule(word) or without_clitic(word) or stemmer().stem_word(word)


def by_rule(word):
    """The root that one affix encloses or precedes; None where neither leaves a root."""
    inner = without_prefix(word)
    if len(inner) >= SHORTEST and inner in roots():
        # The end belongs to the root: dipesan is pesan and not pes, bernilai is nilai and not nila.
        return inner
    if word.startswith(CIRCUMFIXES) and word.endswith("kan") and (inner := stemmer().stem_word(word[:-2])) in roots():
        # ke-…-an and pe-…-an enclose a root, ke-…-kan does not exist: kerusakan is rusak, not rusa.
        return inner
    return None


def without_prefix(word):
    context = Context(word, stemmer().get_dictionary(), stemmer().visitor_provider)
    context.accept_prefix_visitors(context.prefix_visitors)
    return context.current_word


def without_clitic(word):
    """The stem of what -nya, -lah and their like are attached to; None where that has none."""
    for clitic in CLITICS:
        if word.endswith(clitic) and len(before := word.removesuffix(clitic)) >= SHORTEST - 1:
            found = stem(before)
            if before in exceptions() or found != before or found in dictionary():
                return found
    return None


def stems(words):
    """The stems of several words, in order."""
    return tuple(stem(word) for word in words)
