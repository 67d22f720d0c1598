"""Recognises a NIK, the number by which the population register knows a person.

Article 37 of Government Regulation 37/2007, which carried out Law 23/2006 on population administration, tells what its
16 digits are: six for the place where the person lived when registered (province, kabupaten or kota, kecamatan), six
for the day of birth as ddmmyy, to which 40 is added for a woman, and four of a running number.
"""

import re
from datetime import date
from itertools import pairwise

PROVINCES = {*range(11, 22), *range(31, 37), *range(51, 54), *range(61, 66), *range(71, 77), 81, 82, *range(91, 98)}
SEPARATORS = set(" .-/:_")
DIGITS = re.compile("[0-9]+")
# With the place split up or not, date and running number in one: 12.72.01-010190-0001.
PARTED = re.compile(r"(?<![0-9])[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{6}[ .-]?[0-9]{4}(?![0-9])")


def find_niks(text):
    """The NIKs in a plain text, as 16 digits each, in the order of the text."""
    return list(dict.fromkeys(digits for digits in candidates(text) if is_nik(digits)))


def candidates(text):
    """Every 16 digits of a text that stand together, or are parted throughout by the same single character."""
    groups = list(DIGITS.finditer(text))
    for start in range(len(groups)):
        yield from grouped(text, groups[start:])
    for match in PARTED.finditer(text):
        yield re.sub("[^0-9]", "", match.group())


def grouped(text, groups):
    taken, separator = [groups[0]], None
    for before, group in pairwise(groups):
        if sum(len(part.group()) for part in taken) >= 16:
            break
        gap = text[before.end() : group.start()]
        if gap not in SEPARATORS or gap != (separator or gap):
            break
        taken, separator = [*taken, group], gap
    digits = "".join(part.group() for part in taken)
    if len(digits) == 16 and not is_figure([part.group() for part in taken], separator):
        yield digits


def is_figure(groups, separator):
    """True for a number with thousands marked by dots, such as 1.272.010.101.900.001; nobody writes a NIK like that."""
    return separator == "." and len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def is_nik(digits):
    province, regency, district, born, serial = digits[:2], digits[2:4], digits[4:6], digits[6:12], digits[12:]
    placed = int(province) in PROVINCES and regency != "00" and district != "00"
    return placed and serial != "0000" and is_birth_date(born)


def is_birth_date(ddmmyy):
    """True for six digits that are a day of the last or of this century, also with a woman's day."""
    day, month, year = int(ddmmyy[:2]), int(ddmmyy[2:4]), int(ddmmyy[4:])
    return any(is_day(century + year, month, day - 40 if day > 40 else day) for century in (1900, 2000))


def is_day(year, month, day):
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
