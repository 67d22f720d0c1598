"""The links in mails. A token names a follower and a purpose and holds no address; erasure makes all of them void."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from .models import Follower
from .models.followers import UNCONFIRMED_FOR

CONFIRM, MANAGE, STOP = "confirm", "manage", "stop"
VALID_FOR = {CONFIRM: UNCONFIRMED_FOR, MANAGE: None, STOP: None}
ADDRESSES = {CONFIRM: "confirm_follow", MANAGE: "manage_follows", STOP: "stop_following"}


class Invalid(Exception):
    """A token that is forged, too old, or of somebody who is erased."""


def token(purpose, follower):
    return signing.dumps([follower.pk, follower.secret], salt=f"following.{purpose}")


def link(purpose, follower):
    """The full address of a page for this follower alone."""
    return f"{settings.SITE_URL}{reverse(ADDRESSES[purpose], args=[token(purpose, follower)])}"


def follower_of(purpose, text):
    """The Follower that a token names. Raises Invalid."""
    try:
        pk, secret = signing.loads(text, salt=f"following.{purpose}", max_age=VALID_FOR[purpose])
    except signing.BadSignature:
        raise Invalid from None
    follower = Follower.objects.filter(pk=pk, secret=secret).first()
    if follower is None:
        raise Invalid
    return follower
