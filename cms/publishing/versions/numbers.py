import re

NUMBER = re.compile(r"[1-9][0-9]{0,8}")


def number_from(text):
    """The number of a version as an address names it; 0, which no version has, for anything else."""
    return int(text) if NUMBER.fullmatch(text) else 0
