"""The worker's jobs that send: one mail a follower and period, and the letters that people have asked for.

A mail is claimed, sent, and noted as sent. Nothing can make that one step: a process that dies between the server's
answer and its note leaves the follower claimed, and the mail is sent once more with the same Message-ID, by which
servers and mail programs know that they have it. What was not accepted is never taken for sent.
"""

import logging
from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused
from time import monotonic

from django.core.mail import get_connection
from django.db.models import F

from .digests import Digest, Retelling, due
from .letters import letter_message
from .models import Follow, Follower, Letter
from .models.followers import UNCONFIRMED_FOR

logger = logging.getLogger("cms.following")

MOST_MAILS = 5_000  # In a round; after it the worker looks at its other jobs.
MOST_LETTERS = 200


class Post:
    """One connection for all mails of a round, opened when the first is sent."""

    def __init__(self):
        self.connection = get_connection()
        self.is_down = False

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.connection.close()

    def send(self, message, about):
        """Whether the server has taken a message. What keeps it from that is logged without the address."""
        message.connection = self.connection
        try:
            message.send()
        except OSError as error:  # What smtplib and sockets raise.
            logger.warning("%s could not be sent (%s); the worker will try again.", about, type(error).__name__)
            self.connection.close()
            # A server that refuses one mail may take the next; one that does not answer keeps them all waiting.
            self.is_down = not isinstance(error, SMTPRecipientsRefused | SMTPDataError)
            return False
        return True


def send_digests(now):
    """Send what is due. One that fails is tried again later; the others do not wait for it."""
    told, clock = Retelling(), running_from(now)
    with Post() as post:
        for each in due(now, MOST_MAILS):
            if post.is_down:
                break
            if Follower.objects.claim(each.pk, each.upto, clock()):
                for follower in Follower.objects.filter(pk=each.pk):  # Unless erased just now.
                    send_digest(follower, told, post, clock)


def running_from(now):
    """A clock that stood at ``now`` just now: a round takes minutes, and what it claims counts from its own moment."""
    start = monotonic()
    return lambda: now + timedelta(seconds=monotonic() - start)


def send_digest(follower, told, post, clock):
    message = Digest(follower, told).message()
    if message is None or post.send(message, f"Mail to follower {follower.pk}"):
        Follower.objects.settle(follower.pk)
    else:
        put_off(follower, clock())


def put_off(row, now):
    """Try again after a pause that grows with each failure."""
    type(row).objects.filter(pk=row.pk).update(attempts=F("attempts") + 1, next_attempt_at=now + row.pause)


def send_letters(now):
    """Send what people asked for: links to confirm, and to manage what they follow."""
    due_letters = list(Letter.objects.due(now).values_list("pk", flat=True)[:MOST_LETTERS])
    if not due_letters:
        return
    clock = running_from(now)
    with Post() as post:
        for pk in due_letters:
            if not post.is_down and Letter.objects.claim(pk, clock()):
                for letter in Letter.objects.filter(pk=pk).select_related("follower"):
                    send_letter(letter, post, clock)


def send_letter(letter, post, clock):
    message = letter_message(letter)
    if message is None or post.send(message, f"Letter {letter.pk}"):
        Letter.objects.filter(pk=letter.pk).update(sent_at=clock())
    else:
        put_off(letter, clock())


def forget_unconfirmed(now):
    """Delete what nobody has confirmed for a week, the addresses of people who confirmed nothing, and old letters."""
    a_week_ago = now - UNCONFIRMED_FOR
    forgettable = [
        Follow.objects.unconfirmed().filter(asked_at__lt=a_week_ago),
        Follower.objects.forgettable(now),
        Letter.objects.filter(queued_at__lt=a_week_ago),
    ]
    for old in forgettable:
        if old.exists():  # A deletion takes the writer, a question does not.
            old.delete()
