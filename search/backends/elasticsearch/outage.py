"""A server that does not answer: nobody else waits for it, and the log says so without being flooded."""

import logging
import time
from contextlib import contextmanager

from elastic_transport import TransportError
from elasticsearch import ApiError, BadRequestError
from elasticsearch.helpers import BulkIndexError, ScanError

logger = logging.getLogger("cms.search")

FAILURES = (ApiError, TransportError, BulkIndexError, ScanError)
PAUSE = 10  # Seconds for which a server that failed is not asked again.
SILENCE = 60  # Seconds between two lines in the log.


class StrangeAnswerError(TransportError):
    """What answered is no Elasticsearch that we know: its JSON is another."""


@contextmanager
def reading_an_answer():
    """Within, an answer is taken apart. Raises StrangeAnswerError where it has not what it should have."""
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise StrangeAnswerError(f"an answer of another shape ({type(error).__name__})") from error


class Outage:
    """What this process knows about the server's failures. ``clock`` gives seconds that never run back."""

    def __init__(self, clock=time.monotonic):
        self.clock = clock
        self.forget()

    def forget(self):
        self.failed_at = self.logged_at = None
        self.why = ""

    def note(self, error):
        """Take note of a failure. A single request that the server does not understand says nothing about others."""
        self.why = reason(error)
        if not isinstance(error, BadRequestError):
            self.failed_at = self.clock()
        if self.logged_at is None or self.clock() - self.logged_at >= SILENCE:
            self.logged_at = self.clock()
            logger.error("Elasticsearch failed, the database searches instead: %s", self.why)

    @property
    def is_on(self):
        return self.failed_at is not None and self.clock() - self.failed_at < PAUSE


def reason(error):
    """What a failure says, on one short line. Of many writes that failed, the first says why."""
    said = error
    if isinstance(error, BulkIndexError) and error.errors:
        said = [outcome.get("error") for outcome in error.errors[0].values()]
    return " ".join(f"{type(error).__name__}: {said}".split())[:300]


outage = Outage()
