"""Who follows what by mail: an address, how often, and what of; nothing else is kept about a person."""

import secrets
from datetime import timedelta

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cms.core.models.mail import LEASE, growing_pause

from .happenings import LONGEST_TOPIC, HappeningTopic

LONGEST_PAUSE = timedelta(hours=6)
UNCONFIRMED_FOR = timedelta(days=7)


def new_secret():
    return secrets.token_urlsafe(16)


class Frequency(models.TextChoices):
    AT_ONCE = "segera", _("At once")
    DAILY = "harian", _("Once a day, in the morning")
    WEEKLY = "mingguan", _("Once a week, on Monday morning")


class FollowerQuerySet(models.QuerySet):
    def with_news(self, frequency, upto):
        """Those of a frequency for whom something has happened that they have not been told, up to a happening."""
        news = HappeningTopic.objects.filter(
            topic=OuterRef("topic"),
            happening__gt=OuterRef("since"),
            happening__lte=upto,
        ).filter(happening__gt=OuterRef(OuterRef("told_until")))
        followed = Follow.objects.confirmed().filter(follower=OuterRef("pk")).filter(Exists(news))
        return self.filter(frequency=frequency, told_until__lt=upto).filter(Exists(followed))

    def interrupted(self):
        """Those to whom a mail was begun that nobody is known to have delivered."""
        return self.filter(mailing_until__isnull=False)

    def free(self, now):
        """Those whom no process is writing to, and whose pause after a failure is over."""
        return self.filter(Q(next_attempt_at=None) | Q(next_attempt_at__lte=now))

    def claim(self, pk, upto, now):
        """Reserve a follower for five minutes, and fix up to which happening the mail tells; False when another process
        has them or has told them. One atomic statement."""
        untold = Q(mailing_until__isnull=False) | Q(told_until__lt=upto)
        claimed = self.free(now).filter(untold, pk=pk)
        return bool(claimed.update(mailing_until=Coalesce("mailing_until", upto), next_attempt_at=now + LEASE))

    def settle(self, pk, now):
        """They have been told."""
        self.filter(pk=pk, mailing_until__isnull=False).update(
            told_until=F("mailing_until"), mailing_until=None, next_attempt_at=None, attempts=0
        )

    def forgettable(self, now):
        """Those who never confirmed anything within seven days."""
        confirmed = Follow.objects.confirmed().filter(follower=OuterRef("pk"))
        return self.filter(asked_at__lt=now - UNCONFIRMED_FOR).exclude(Exists(confirmed))


class Follower(models.Model):
    email = models.EmailField(_("e-mail"), unique=True)  # In lower case.
    frequency = models.CharField(_("how often"), max_length=10, choices=Frequency, default=Frequency.DAILY)
    secret = models.CharField(max_length=40, default=new_secret)  # In every link: without it none is valid.
    asked_at = models.DateTimeField(_("asked for at"))
    # Happenings by their keys; no foreign keys, as they are deleted after some time.
    told_until = models.BigIntegerField(default=0)
    mailing_until = models.BigIntegerField(null=True)
    next_attempt_at = models.DateTimeField(null=True, db_index=True)
    attempts = models.PositiveIntegerField(default=0)

    objects = FollowerQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["frequency", "told_until"], name="follower_to_tell")]

    def __str__(self):
        return f"Follower {self.pk}"  # Never the address: this is what logs and errors show.

    @property
    def pause(self):
        """How long to wait after the failures so far."""
        return growing_pause(self.attempts, LONGEST_PAUSE)


class FollowQuerySet(models.QuerySet):
    def confirmed(self):
        return self.filter(since__isnull=False)

    def unconfirmed(self):
        return self.filter(since=None)


class Follow(models.Model):
    """One thing that a person follows."""

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="follows")
    topic = models.CharField(max_length=LONGEST_TOPIC, db_index=True)
    title = models.CharField(max_length=255)  # As it was called then.
    address = models.CharField(max_length=1000)
    asked_at = models.DateTimeField(_("asked for at"))
    since = models.BigIntegerField(null=True)  # The last happening before it was confirmed; null until then.

    objects = FollowQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["follower", "topic"], name="followed_once")]

    def __str__(self):
        return self.topic

    @property
    def is_search(self):
        return self.topic.startswith("?")
