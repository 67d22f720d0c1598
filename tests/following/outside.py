"""Mail as it goes out for real: a site in a process of its own, and a mail server that keeps what it takes."""

from collections import Counter

from aiosmtpd.controller import Controller

from tests.city import free_port
from tests.services import manage

SEED = """
from django.utils import timezone
from datetime import timedelta
from cms.following.models import Follow, Follower, Happening
from tests.builders import make_info, republish
from tests.following.mail import let_happen

page = make_info(title="Jembatan gantung")
let_happen(timezone.now())
now, since = timezone.now(), Happening.objects.newest_key()
people = Follower.objects.bulk_create(
    [Follower(email=f"p{{n}}@contoh.example", frequency="segera", asked_at=now) for n in range({followers})], 500)
Follow.objects.bulk_create(
    [Follow(follower=one, topic=str(page.pk), title=page.title, address=page.url, asked_at=now, since=since)
     for one in people], 500)
page.change_significance, page.change_note = "significant", "Tiang kedua berdiri."
page.title = "Jembatan beton"
republish(page)
let_happen(timezone.now())
Happening.objects.update(created_at=now - timedelta(minutes=5))
"""
THE_REST = """
from datetime import timedelta
from django.utils import timezone
from cms.following.sending import send_digests

for minutes in (10, 20):
    send_digests(timezone.now() + timedelta(minutes=minutes))
"""


def seed(environment, followers):
    """An empty site with so many followers of one page, of which something has just happened."""
    manage("migrate", "-v0", environment=environment)
    manage("shell", "-v0", "-c", SEED.format(followers=followers), environment=environment)


def send_the_rest(environment):
    """What the worker does once the leases of those that died are over."""
    manage("shell", "-v0", "-c", THE_REST, environment=environment)


class Sink:
    """A mail server on loopback. ``taken``: how often it took which mail, by (recipient, Message-ID)."""

    def __init__(self):
        self.taken = Counter()
        self.messages = []
        self.port = free_port()
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  # The name that aiosmtpd calls.
        head = envelope.content.partition(b"\r\n\r\n")[0].decode()
        key = next(line for line in head.split("\r\n") if line.startswith("Message-ID:"))
        self.taken[envelope.rcpt_tos[0], key] += 1
        self.messages.append(envelope.content)
        return "250 OK"

    def __enter__(self):
        self.controller.start()
        return self

    def __exit__(self, *error):
        self.controller.stop()

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.port}"
