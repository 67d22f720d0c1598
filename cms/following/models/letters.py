from datetime import timedelta

from django.db import models
from django.db.models import Q

from cms.core.models.mail import LEASE, LONGEST_PAUSE, growing_pause

from .followers import Follower

A_DAY = timedelta(days=1)
MOST_A_DAY = 3  # So many letters a day go to one address, whoever asks for them.


class LetterQuerySet(models.QuerySet):
    def due(self, now):
        return self.filter(Q(next_attempt_at__lte=now), sent_at=None).order_by("pk")

    def claim(self, pk, now):
        """Reserve a letter for five minutes; False when another process has it. One atomic statement."""
        return bool(self.due(now).order_by().filter(pk=pk).update(next_attempt_at=now + LEASE))

    def settle(self, pk, now):
        """It has been sent."""
        self.filter(pk=pk).update(sent_at=now)

    def of_last_day(self, follower, now):
        return self.filter(follower=follower, queued_at__gt=now - A_DAY)


class Letter(models.Model):
    """A mail that a person has asked for themselves: to confirm what they follow, or the link to all of it.

    Its kind is the purpose of the link in it, see cms/following/signing.py, and the name of its templates.
    """

    class Kind(models.TextChoices):
        CONFIRM = "confirm"
        MANAGE = "manage"

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=10, choices=Kind)
    queued_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField(db_index=True)
    attempts = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.kind} {self.follower_id}"

    @property
    def pause(self):
        return growing_pause(self.attempts, LONGEST_PAUSE)
