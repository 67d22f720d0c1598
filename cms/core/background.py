"""A thread of this process that writes down, every few seconds, what requests have only left in memory."""

import logging
from threading import Thread
from time import sleep

from django.db import DatabaseError, connection
from django.utils import timezone

logger = logging.getLogger("cms.core")

SECONDS = 5  # Between two writings.


def start_writing(name, write_down):
    """Let a thread call ``write_down(day)`` for as long as the process lives; it returns how much it wrote."""
    Thread(target=go_on_writing, args=(name, write_down), name=name, daemon=True).start()


def go_on_writing(name, write_down):
    while True:
        sleep(SECONDS)
        try:
            if write_down(timezone.localdate()):
                connection.close()
        except DatabaseError as error:
            logger.warning("%s: could not be written, waits in memory: %s", name, type(error).__name__)
            connection.close()
