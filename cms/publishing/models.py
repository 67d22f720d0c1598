from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

LEASE = timedelta(minutes=5)


class PublicationQuerySet(models.QuerySet):
    def unfinished(self, now):
        """Publications with steps left that nobody is working on at the moment."""
        free = models.Q(claimed_until__isnull=True) | models.Q(claimed_until__lt=now)
        return self.filter(free).exclude(remaining_steps=[]).order_by("pk")

    def claim(self, pk, now):
        """Reserve a publication for five minutes; False when another process has it. One atomic statement."""
        return bool(self.unfinished(now).order_by().filter(pk=pk).update(claimed_until=now + LEASE))


class Publication(models.Model):
    """That a page was published, unpublished, moved or deleted, and which steps that follow are still to be done.

    Written in the same transaction as the event itself, so that a process that dies in between loses no step.
    """

    class Action(models.TextChoices):
        PUBLISHED = "published", _("Published")
        UNPUBLISHED = "unpublished", _("Unpublished")
        MOVED = "moved", _("Moved to another address")
        DELETED = "deleted", _("Deleted")

    page_id = models.BigIntegerField(_("page"), db_index=True)
    title = models.CharField(_("title"), max_length=255)
    path = models.CharField(_("address"), max_length=1000, help_text=_("The page's address at that time."))
    action = models.CharField(_("action"), max_length=12, choices=Action)
    happened_at = models.DateTimeField(_("when"))
    remaining_steps = models.JSONField(_("remaining steps"), default=list)
    claimed_until = models.DateTimeField(_("claimed until"), null=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def __str__(self):
        return f"{self.get_action_display()}: {self.title}"
