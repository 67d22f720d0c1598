"""Recognises Indonesian mobile numbers: 08… or 628…, with or without a plus, however they are spaced."""

import re

# The operator's three digits stand together; what follows may be parted by one or two marks.
MOBILE = re.compile(
    r"""(?<![0-9])(?<![0-9][.\-/])          # Not the middle of a longer number, a date or an account.
    (?: \(?0 | (?:\+\s?|00)?62 \)? [\s.\-]? (?:\(0\)\s?)? )
    (8[1-9][0-9]) \)?
    ((?: [\s.\-()]{0,2} [0-9] ){6,9})
    (?![0-9])""",
    re.VERBOSE,
)
# 62 812.345.678 is no telephone number but two figures.
FIGURE = re.compile(r"62\s8[0-9]{2}(\.[0-9]{3})+")


def find_mobile_numbers(text):
    """Each mobile number of a plain text as a list: its digits from the 8 on, up to each gap within it.

    The longest comes last; the shorter ones are there because another number may follow after a gap.
    """
    return [readings(match) for match in MOBILE.finditer(text) if not FIGURE.fullmatch(match.group())]


def readings(match):
    whole = match.group(1) + match.group(2)
    ends = [gap.start() for gap in re.finditer(r"[\s.\-()]+", whole)] + [len(whole)]
    return [re.sub("[^0-9]", "", whole[:end]) for end in ends]
