"""The mail that tells a follower what has happened, and who is due one."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import translation

from .models import Follower, Frequency, Happening, HappeningTopic
from .periods import end_of_period
from .post import message_to
from .signing import MANAGE, STOP, link
from .telling import tell

MOST_ITEMS = 40  # In one mail; the site tells the rest.
MOST_ROWS = 1000  # Happenings looked at for one mail.


@dataclass(frozen=True)
class Due:
    """A follower to write to, and the last happening that the mail tells of."""

    pk: int
    upto: int


def due(now, limit):
    """Whom to write to, at most so many of each frequency: first those whose mail was begun before."""
    begun = Follower.objects.interrupted().free(now).order_by("next_attempt_at").values_list("pk", flat=True)
    yield from [Due(pk, 0) for pk in begun[:limit]]
    for frequency in Frequency:
        upto = Happening.objects.last_before(end_of_period(frequency, now))
        if upto:
            free = Follower.objects.with_news(frequency, upto).free(now).filter(mailing_until=None)
            yield from [Due(pk, upto) for pk in free.order_by("pk").values_list("pk", flat=True)[:limit]]


class Digest:
    """What one mail tells a follower between what they know and ``mailing_until``."""

    def __init__(self, follower, told):
        self.follower = follower
        self.told = told  # A function of a happening's key: its Told, or None.
        self.follows = {follow.topic: follow for follow in follower.follows.confirmed()}

    @property
    def rows(self):
        """(happening, topic) for all that is news, the oldest first; a happening once for each topic."""
        news = HappeningTopic.objects.filter(
            topic__in=self.follows,
            happening__gt=self.follower.told_until,
            happening__lte=self.follower.mailing_until,
        )
        found = news.order_by("happening", "topic").values_list("happening", "topic")[:MOST_ROWS]
        return [(happening, topic) for happening, topic in found if happening > self.follows[topic].since]

    def contents(self):
        """The items of the mail, how many more there are, and the follows that they come from."""
        rows = self.rows
        told = {happening: self.told(happening) for happening, _topic in rows}
        items = [item for item in told.values() if item]
        reasons = {topic: self.follows[topic] for happening, topic in rows if told[happening]}
        return items[:MOST_ITEMS], max(0, len(items) - MOST_ITEMS), sorted(reasons.values(), key=str)

    def message(self):
        """The mail, or None where nothing is left that may be told."""
        with translation.override(settings.LANGUAGE_CODE):
            items, more, reasons = self.contents()
            if not items:
                return None
            context = {
                "items": items,
                "more": more,
                "reasons": reasons,
                "manage": link(MANAGE, self.follower),
                "stop": link(STOP, self.follower),
            }
            told = (self.follower.told_until, self.follower.mailing_until)
            return message_to(self.follower, "digest", context, told, one_click(context["stop"]))


def one_click(stop):
    """RFC 8058: what a mail program needs to end it."""
    return {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Precedence": "bulk",
    }


class Retelling:
    """Happenings in words, each made once for all followers of a round."""

    def __init__(self):
        self.known = {}

    def __call__(self, key):
        if key not in self.known:
            if len(self.known) > MOST_ROWS:
                self.known.clear()
            self.known[key] = tell(Happening.objects.select_related("publication").get(pk=key))
        return self.known[key]
