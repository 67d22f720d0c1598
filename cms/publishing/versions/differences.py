"""What differs between two versions of a page, word by word, as anybody reads it.

A fact is told as old and new; text is compared sentence by sentence, and word by word within a sentence that changed.
So the time that it takes grows with the length of the text, not with its square: words are compared only where a few
sentences stand in place of a few others. A sentence that was rewritten is told as a whole.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from .words import Rows, Words

SAME, GONE, NEW = "same", "gone", "new"
SENTENCE = re.compile(r"(?<=[.!?…])\s+")
WORD = re.compile(r"\s*\S+")
LONGEST_SENTENCE = 60  # Words; a longer one is cut for the comparison.
MOST_WORDS = 400  # In a passage, on either side, to be compared word by word.
ALIKE = 0.4  # What has less in common was rewritten.
MOST_PASSAGES = 300  # Shown of one comparison; the versions themselves show the rest.


@dataclass(frozen=True)
class Change:
    """One thing that differs. ``passages``: lists of (SAME, GONE or NEW, text); none where no word differs.

    ``more``: how many passages there are beyond these.
    """

    label: str
    is_fact: bool
    passages: list
    more: int = 0


def differences(model, old, new):
    """The Changes between two contents of a page type, in the order of the page type."""
    words = Words(model, [old, new])
    before = {part.name: part for part in words.parts(old)}
    after = {part.name: part for part in words.parts(new)}
    for name in {**after, **before}:
        if old.get(name) != new.get(name):
            yield change(before.get(name), after.get(name))


def change(before, after):
    part = after or before
    if isinstance(part, Rows):
        old, new = (side.rows if side else () for side in (before, after))
        return cut(part.label, rows_that_differ(old, new))
    old, new = (side.lines if side else () for side in (before, after))
    if part.is_fact:
        pieces = whole(" ".join(old), " ".join(new))
        return Change(part.label, True, [pieces] if old != new else [])
    return cut(part.label, passages(old, new))


def cut(label, found):
    found = list(found)
    return Change(label, False, found[:MOST_PASSAGES], max(0, len(found) - MOST_PASSAGES))


def rows_that_differ(old, new):
    """What differs between rows: field by field in those that both sides have, else the whole row."""
    known = {row.key: row for row in old if row.key}
    kept = {row.key for row in new if row.key in known}
    for row in new:
        if row.key in kept:
            yield from fields_that_differ(known[row.key], row)
    texts = [[str(row) for row in side if row.key not in kept] for side in (old, new)]
    for kind, i, i_end, j, j_end in SequenceMatcher(None, *texts).get_opcodes():
        if kind == "replace" and i_end - i == j_end - j:
            yield from (between(*pair) for pair in zip(texts[0][i:i_end], texts[1][j:j_end], strict=True))
        elif kind != "equal":
            yield from ([(GONE, text)] for text in texts[0][i:i_end])
            yield from ([(NEW, text)] for text in texts[1][j:j_end])


def fields_that_differ(old, new):
    before, after = dict(old.said), dict(new.said)
    for label in {**after, **before}:
        if before.get(label) != after.get(label):
            yield [(SAME, f"{new.name}: {label}"), *between(before.get(label, ""), after.get(label, ""))]


def passages(old, new):
    """The passages that differ between two texts, each with the sentence before it in its line, if there is one."""
    old, new = list(sentences(old)), list(sentences(new))
    texts = [[text for _starts, text in side] for side in (old, new)]
    for kind, i, i_end, j, j_end in SequenceMatcher(None, *texts).get_opcodes():
        if kind == "equal":
            continue
        goes_on = any(not side[at][0] for side, at, end in ((old, i, i_end), (new, j, j_end)) if at < end)
        context = [(SAME, texts[1][j - 1])] if j and goes_on else []
        if i_end - i == j_end - j:
            for before, after in zip(texts[0][i:i_end], texts[1][j:j_end], strict=True):
                yield context + between(before, after)
                context = []
        else:
            yield context + between(" ".join(texts[0][i:i_end]), " ".join(texts[1][j:j_end]))


def sentences(lines):
    """(whether it starts a line, text) of every sentence, none longer than LONGEST_SENTENCE."""
    for line in lines:
        starts = True
        for sentence in SENTENCE.split(line):
            words = sentence.split()
            for at in range(0, len(words), LONGEST_SENTENCE):
                yield starts, " ".join(words[at : at + LONGEST_SENTENCE])
                starts = False


def between(old, new):
    """Two texts in place of each other as pieces, word by word where they have enough in common."""
    before, after = WORD.findall(old), WORD.findall(new)
    if not before or not after or max(len(before), len(after)) > MOST_WORDS:
        return whole(old, new)
    matcher = SequenceMatcher(None, [word.strip() for word in before], [word.strip() for word in after])
    if matcher.ratio() < ALIKE:
        return whole(old, new)
    pieces = []
    for kind, i, i_end, j, j_end in matcher.get_opcodes():
        if kind == "equal":
            pieces.append((SAME, "".join(after[j:j_end])))
        else:
            pieces += whole("".join(before[i:i_end]), "".join(after[j:j_end]))
    return pieces


def whole(old, new):
    return [(kind, text.strip()) for kind, text in ((GONE, old), (NEW, new)) if text.strip()]
