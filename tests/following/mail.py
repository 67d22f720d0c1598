"""What the tests of mail share: happenings without a worker, followers, the links in a mail."""

import re
from datetime import timedelta

from cms.following import happenings
from cms.following.models import Follow, Follower, Frequency, Happening
from cms.following.topics import topic_of
from cms.publishing import ledger
from cms.publishing.models import Publication
from tests.builders import TODAY, at

NOW = at(TODAY)
LATER = NOW + timedelta(minutes=10)


def let_happen(now=NOW):
    """What the steps of all publications so far, and the worker after them, do for followers."""
    for publication in Publication.objects.order_by("pk"):
        ledger.write(publication)
        happenings.note(publication)
    happenings.ask_searches(now)


def make_follower(*followed, email="ani@contoh.example", frequency=Frequency.AT_ONCE, since=None):
    """A person who follows pages, or topics, from now on (or from after the happening ``since``)."""
    follower = Follower.objects.create(email=email, frequency=frequency, asked_at=NOW)
    since = Happening.objects.newest_key() if since is None else since
    for thing in followed:
        topic = thing if isinstance(thing, str) else topic_of(thing.pk)
        title, address = str(thing), getattr(thing, "url", "/")
        Follow.objects.create(follower=follower, topic=topic, title=title, address=address, asked_at=NOW, since=since)
    return follower


def link_in(message, page):
    """The path of the link in a mail that leads to a page ("konfirmasi", "kelola", "berhenti")."""
    return re.search(rf"https?://[^/\s]+(/ikuti/{page}/\S+)", message.body)[1]
