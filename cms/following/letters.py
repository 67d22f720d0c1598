"""Letters: the mails that people ask for themselves, at most three a day to one address, whoever asks."""

from django.conf import settings
from django.utils import translation

from .models import Letter
from .models.letters import MOST_A_DAY
from .post import message_to
from .signing import link


def may_get_letter(follower, now):
    """Whether an address has not had its share of today."""
    return Letter.objects.of_last_day(follower, now).count() < MOST_A_DAY


def queue_letter(follower, kind, now):
    """Put a letter into the queue, unless the address has had its share today or the same is waiting already."""
    waiting = Letter.objects.of_last_day(follower, now).filter(kind=kind, sent_at=None)
    if may_get_letter(follower, now) and not waiting.exists():
        Letter.objects.create(follower=follower, kind=kind, queued_at=now, next_attempt_at=now)


def letter_message(letter):
    """The mail; None where what it asks for is done by now."""
    follows = list(letter.follower.follows.unconfirmed().order_by("pk"))
    if letter.kind == Letter.Kind.CONFIRM and not follows:
        return None
    with translation.override(settings.LANGUAGE_CODE):
        context = {"link": link(letter.kind, letter.follower), "follows": follows}
        return message_to(letter.follower, letter.kind, context, [letter.pk])
