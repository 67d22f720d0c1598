"""What is wrong with a file, each fault named with its place: sheet, row, column."""

from dataclasses import asdict, dataclass, field

MOST = 500  # More than anybody mends in one sitting; the rest is counted.


@dataclass(frozen=True)
class Fault:
    """One fault. ``row``: as the spreadsheet counts, from 1; None where the whole sheet or file is meant."""

    message: str
    sheet: str = ""
    row: int | None = None
    column: str = ""


class FileRefused(Exception):
    """A file that is not read any further; the message says why, in the reader's language."""


@dataclass
class Faults:
    """All that was found: the first MOST in full, the others as a number."""

    found: list = field(default_factory=list)
    more: int = 0

    def add(self, message, sheet="", row=None, column=""):
        if len(self.found) < MOST:
            self.found.append(Fault(str(message), sheet, row, column))
        else:
            self.more += 1

    def __bool__(self):
        return bool(self.found)

    def as_json(self):
        return [asdict(fault) for fault in self.found]
