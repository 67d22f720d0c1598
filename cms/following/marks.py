"""Which mail a worker had just handed over when it was killed, so that the next one does not send it again.

The database learns that a mail has gone out a moment after the server has it. A worker that is killed in between would
leave it to be sent twice. Therefore each worker writes, in the instant in which the last byte of a mail has left, the
mail's Message-ID into a small file of its own; that takes a few millionths of a second, and outlives the process. When
the worker hears the server's answer, it ticks the mail off or, refused, wipes the mark.

Files are not forced to disk: when the whole machine goes down, they may be lost, and the mail is sent again, with the
same Message-ID. So is a mail of a machine whose files the next worker cannot see.
"""

import logging
import os
import time
import uuid
from pathlib import Path

from django.conf import settings

logger = logging.getLogger("cms.following")

LONGEST = 320  # Characters of a Message-ID: a name of 32, and a host.
KEPT = 30 * 24 * 60 * 60  # Seconds; a site whose worker is away for longer may send one mail twice.


class Marks:
    """``left``: the Message-IDs of mails that workers before this one had handed over when they ended."""

    def __init__(self):
        self.folder = Path(settings.MEDIA_ROOT) / "mail-marks"  # Public are the pictures there, nothing else.
        self.path = self.folder / uuid.uuid4().hex
        self.current, self.file = "", None
        self.left = self.read()

    def read(self):
        """What other workers left, or are at: those are not asked about, as their mails are reserved."""
        return frozenset(filter(None, map(text_of, self.files())))

    def files(self):
        return list(self.folder.iterdir()) if self.folder.is_dir() else []

    def begin(self, message_id):
        """Name the mail that is handed over next. Without a file that can be written, mail goes out all the same."""
        self.current = message_id
        if self.file is None:
            try:
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                self.file = os.open(self.path, os.O_WRONLY | os.O_CREAT, 0o600)
            except OSError as error:
                logger.warning("%s cannot be written: %s", self.folder, type(error).__name__)

    def handed_over(self):
        self.write(self.current)

    def wipe(self):
        """The mail of the mark did not arrive, or nobody knows."""
        self.write("")

    def write(self, message_id):
        if self.file is not None:
            os.pwrite(self.file, message_id.ljust(LONGEST).encode(), 0)

    def close(self):
        """This worker ends well: nothing of it is open. Marks of a month ago are of no use."""
        if self.file is not None:
            os.close(self.file)
            self.path.unlink()
        for path in self.files():
            if age_of(path) > KEPT:
                path.unlink(missing_ok=True)


def text_of(path):
    """What a mark says; nothing if its worker has just taken it away."""
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        return ""


def age_of(path):
    """In seconds; none of a file that is gone."""
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0
