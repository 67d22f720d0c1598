"""Reads an archive line by line: every line becomes an item or a problem, and no more than one is held at a time."""

from dataclasses import dataclass, field
from itertools import count

from django.utils.translation import gettext as _

from .items import BadLineError, item_from

LONGEST_LINE = 16 * 1024 * 1024  # Bytes. More is no news item, and would not fit into the memory of a small server.
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")


class UnreadableArchiveError(Exception):
    """Why a file cannot be read at all."""


@dataclass(frozen=True)
class Problem:
    line: int
    reason: str

    def __str__(self):
        return _("Line %(line)d: %(reason)s") % {"line": self.line, "reason": self.reason}


@dataclass
class Contents:
    """What a file holds: how many good lines, and the problems of the others."""

    good: int = 0
    problems: list = field(default_factory=list)


class ArchiveFile:
    """A file of JSON lines. Iterating gives (line number, ArchiveItem or Problem); blank lines are passed over."""

    def __init__(self, path, now):
        self.path = path
        self.now = now

    def __iter__(self):
        seen = {}
        for number, raw in self.lines():
            try:
                yield number, self.once(self.item(raw), number, seen)
            except BadLineError as error:
                yield number, Problem(number, str(error))

    def contents(self):
        contents = Contents()
        for _number, found in self:
            if isinstance(found, Problem):
                contents.problems.append(found)
            else:
                contents.good += 1
        if not contents.good and not contents.problems:
            raise UnreadableArchiveError(_("The file %(path)s is empty.") % {"path": self.path})
        return contents

    def lines(self):
        """(number, bytes) of the lines that are not blank; bytes are None for a line that is too long."""
        try:
            with open(self.path, "rb") as file:
                self.refuse_other_encodings(file)
                for number in count(1):
                    raw = file.readline(LONGEST_LINE + 1)
                    if not raw:
                        return
                    raw = self.rest_skipped(raw, file)
                    if raw is None or raw.strip():
                        yield number, raw
        except OSError as error:
            said = _("The file %(path)s cannot be read: %(error)s.")
            raise UnreadableArchiveError(said % {"path": self.path, "error": error.strerror}) from error

    def refuse_other_encodings(self, file):
        start = file.read(len(BYTE_ORDER_MARK))
        if start.startswith(OTHER_ENCODINGS):
            said = _("The file %(path)s is UTF-16. Save it as UTF-8.")
            raise UnreadableArchiveError(said % {"path": self.path})
        file.seek(len(start) if start == BYTE_ORDER_MARK else 0)

    @staticmethod
    def rest_skipped(raw, file):
        if len(raw) <= LONGEST_LINE:
            return raw
        while raw and not raw.endswith(b"\n"):
            raw = file.readline(LONGEST_LINE)
        return None

    def item(self, raw):
        if raw is None:
            raise BadLineError(_("The line is longer than 16 MB."))
        try:
            text = raw.decode()
        except UnicodeDecodeError as error:
            said = _("The line is not UTF-8 (byte %(position)d). Save the file as UTF-8.")
            raise BadLineError(said % {"position": error.start + 1}) from error
        return item_from(text, self.now)

    @staticmethod
    def once(item, number, seen):
        """The item, unless another line tells something else about the same one: nobody knows which holds."""
        line, fingerprint = seen.setdefault(item.key, (number, item.fingerprint))
        if fingerprint != item.fingerprint:
            what = "source_url" if item.source_url else _("title and date")
            said = _("Line %(line)d has the same %(what)s and other content.")
            raise BadLineError(said % {"line": line, "what": what})
        return item
