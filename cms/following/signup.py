"""What the forms about mail do. None of it tells the sender whether an address is known here."""

from django.db import transaction

from cms.reading.readers import ask_readers, hashed, network_of, within

from .letters import may_get_letter, queue_letter
from .models import Follow, Follower, Happening, Letter

MOST_FOLLOWED = 50  # By one person.
MOST_OF_A_NETWORK = 60  # Requests a day; many phones share the addresses of their provider.


def is_welcome(address, day):
    """Whether a visitor's network has not asked for too many mails today. Remembers that it asked."""
    return ask_readers(lambda cache: within(cache, MOST_OF_A_NETWORK, hashed(cache, day, "mail", network_of(address))))


@transaction.atomic
def sign_up(email, frequency, topic, subject, now):
    """Remember that somebody asked for mail about a topic, and queue the letter in which the address confirms it.

    How often is taken over only while the address has confirmed nothing: a stranger cannot change it.
    """
    follower, _is_new = Follower.objects.get_or_create(email=email, defaults={"frequency": frequency, "asked_at": now})
    follows = Follower.objects.select_for_update().get(pk=follower.pk).follows
    if not follows.confirmed().exists():
        Follower.objects.filter(pk=follower.pk).update(frequency=frequency, asked_at=now)
    if follows.filter(topic=topic).exists():
        follows.filter(topic=topic, since=None).update(asked_at=now)
    elif follows.count() < MOST_FOLLOWED and may_get_letter(follower, now):  # What no letter names is not asked for.
        address = f"{subject.address}{subject.query}"
        Follow.objects.create(follower=follower, topic=topic, title=subject.title, address=address, asked_at=now)
    kind = Letter.Kind.CONFIRM if follows.unconfirmed().exists() else Letter.Kind.MANAGE
    queue_letter(follower, kind, now)


def ask_for_link(email, now):
    """Queue a letter with the link to what an address follows; none to an address that follows nothing."""
    follower = Follower.objects.filter(email=email).first()
    if follower:
        confirmed = follower.follows.confirmed().exists()
        queue_letter(follower, Letter.Kind.MANAGE if confirmed else Letter.Kind.CONFIRM, now)


def confirm(follower):
    """Let a person follow what they have asked for, from the next happening on."""
    follower.follows.unconfirmed().update(since=Happening.objects.newest_key())


def change(follower, frequency, kept):
    """Set how often a person gets mail, and keep only these of their follows, by key. Without any they are erased."""
    follower.follows.confirmed().exclude(pk__in=kept).delete()
    if follower.follows.exists():
        Follower.objects.filter(pk=follower.pk).update(frequency=frequency)
    else:
        follower.delete()


def exported(follower):
    """All that is kept about a person, as plain values."""
    follows = follower.follows.order_by("pk")
    return {
        "surel": follower.email,
        "seberapa_sering": follower.frequency,
        "diminta_pada": follower.asked_at.isoformat(),
        "diikuti": [
            {
                "judul": follow.title,
                "alamat": follow.address,
                "diminta_pada": follow.asked_at.isoformat(),
                "dikonfirmasi": follow.since is not None,
            }
            for follow in follows
        ],
    }
