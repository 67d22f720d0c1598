"""What the checks look at: one value of a page, and where it stands."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from cms.core.submission import Problem, Severity


class Kind(Enum):
    TEXT = "text"
    RICH = "rich text"
    ADDRESS = "address"
    THING = "thing"  # A picture, document or page; a table; a block with parts of its own.


@dataclass(frozen=True)
class Piece:
    """``path`` and ``place``: where the value stands, as in Problem. ``block``: its block, if it lies in a stream."""

    path: tuple
    place: str
    kind: Kind
    value: Any
    block: Any = None

    def part(self, step, name, kind, value, block=None):
        """A piece within this one, one step further in."""
        return Piece((*self.path, step), f"{self.place}, {name}", kind, value, block)

    def holding(self, kind, value):
        """The same piece, its value understood."""
        return replace(self, kind=kind, value=value)

    def text(self, name, value):
        """A text that belongs to this piece and has no place of its own in the form."""
        return Piece(self.path, f"{self.place}, {name}", Kind.TEXT, value)

    def problem(self, message, severity=Severity.BLOCKING, **more):
        return Problem(self.path, self.place, message, severity, **more)
