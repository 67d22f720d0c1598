from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

LEASE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=1)
MOST_DOUBLINGS = 16  # Of a minute: six weeks. Without an end a pause outgrows what a timedelta can hold.


def growing_pause(failures, longest):
    """How long to wait after so many failures: one minute, two, four … up to the longest."""
    return min(timedelta(minutes=2 ** min(failures, MOST_DOUBLINGS)), longest)


class QueuedMailQuerySet(models.QuerySet):
    def due(self, now):
        """Mails that are neither sent nor given up, whose pause after a failure is over, and that nobody is sending."""
        return self.filter(sent_at=None, dropped_at=None, next_attempt_at__lte=now).order_by("pk")

    def claim(self, pk, now):
        """Reserve a mail for five minutes; False when another process has it. One atomic statement."""
        return bool(self.due(now).order_by().filter(pk=pk).update(next_attempt_at=now + LEASE))


class QueuedMail(models.Model):
    """A mail to a person of the editorial offices, kept until the mail server has taken it."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    page = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+")
    key = models.CharField(max_length=120, unique=True, null=True)  # noqa: DJ001 - many without a key
    subject = models.CharField(_("subject"), max_length=255)
    text = models.TextField(_("text"))
    html = models.TextField("HTML")
    queued_at = models.DateTimeField(_("queued at"))
    next_attempt_at = models.DateTimeField(_("next attempt at"), db_index=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    dropped_at = models.DateTimeField(_("dropped at"), null=True, help_text=_("The recipient had lost access."))

    objects = QueuedMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("queued mail")
        verbose_name_plural = _("queued mails")

    def __str__(self):
        return self.subject

    @property
    def pause(self):
        """How long to wait after the failures so far."""
        return growing_pause(self.attempts, LONGEST_PAUSE)
