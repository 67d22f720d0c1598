"""The worker's jobs that send: one mail a follower and period, and the letters that people have asked for.

A mail is claimed, sent, and noted as sent. Nothing can make that one step, so a mark (marks.py) tells the next worker
what one that was killed had handed over. Where the mark is lost too, with the machine, the mail is sent once more with
the same Message-ID, by which servers and mail programs know that they have it.
"""

import logging
from datetime import timedelta
from time import monotonic

from django.db.models import F

from cms.publishing.worker import stopping

from .digests import Digest, Retelling, due
from .letters import letter_message
from .models import Follow, Follower, Letter
from .models.followers import UNCONFIRMED_FOR
from .post import Post, ServerIsAway

logger = logging.getLogger("cms.following")

MOST_MAILS = 5_000  # In a round; after it the worker looks at its other jobs.
MOST_LETTERS = 200


def send_digests(now):
    """Send what is due. One that fails is tried again later; the others do not wait for it."""
    told, clock = Retelling(), running_from(now)

    def send_one(each, post):
        for follower in Follower.objects.filter(pk=each.pk):  # Unless erased just now.
            deliver(follower, Digest(follower, told).message(), post, clock)

    send_all(due(now, MOST_MAILS), lambda each: Follower.objects.claim(each.pk, each.upto, clock()), send_one)


def send_letters(now):
    """Send what people asked for: links to confirm, and to manage what they follow."""
    clock = running_from(now)

    def send_one(pk, post):
        for letter in Letter.objects.filter(pk=pk).select_related("follower"):
            deliver(letter, letter_message(letter), post, clock)

    keys = Letter.objects.due(now).values_list("pk", flat=True)[:MOST_LETTERS]
    send_all(iter(keys), lambda pk: Letter.objects.claim(pk, clock()), send_one)


def send_all(waiting, claim, send_one):
    """Claim and send one after the other over one connection, until the worker is to end or the server is away."""
    with Post() as post:
        for each in waiting:
            if stopping.is_set():
                return
            try:
                if claim(each):
                    send_one(each, post)
            except ServerIsAway as error:
                logger.warning("The mail server is away (%s); the worker will try again.", error)
                return


def deliver(row, message, post, clock):
    """Send the mail of a Follower or Letter, and note that it is sent or when to try again. None to send is sent."""
    try:
        is_sent = message is None or post.send(message)
    except ServerIsAway:
        put_off(row, clock())
        raise
    if is_sent:
        type(row).objects.settle(row.pk, clock())
    else:
        logger.warning(
            "The mail server refused the mail of %s %s; it is tried again later.", row._meta.model_name, row.pk
        )
        put_off(row, clock())


def running_from(now):
    """A clock that stood at ``now`` just now: a round takes minutes, and what it claims counts from its own moment."""
    start = monotonic()
    return lambda: now + timedelta(seconds=monotonic() - start)


def put_off(row, now):
    """Try again after a pause that grows with each failure."""
    type(row).objects.filter(pk=row.pk).update(attempts=F("attempts") + 1, next_attempt_at=now + row.pause)


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
