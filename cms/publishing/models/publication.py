from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

LEASE = timedelta(minutes=5)


class PublicationQuerySet(models.QuerySet):
    def unfinished(self, now):
        """Publications with steps left that nobody is working on at the moment."""
        free = models.Q(claimed_until__isnull=True) | models.Q(claimed_until__lt=now)
        return self.filter(free).exclude(remaining_steps=[]).order_by("pk")

    def last_at(self, paths):
        """The last publication of a page at one of these addresses in the tree, or None."""
        return self.filter(path__in=paths).order_by("-pk").first()

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
        BY_RULE = "by_rule", _("Changed by rule")

    page_id = models.BigIntegerField(_("page"), db_index=True)
    page_type = models.CharField(max_length=100)  # "programs.programpage"
    is_example = models.BooleanField(_("example data"), default=False)
    title = models.CharField(_("title"), max_length=255)
    path = models.CharField(
        _("address"), max_length=1000, db_index=True, help_text=_("The page's address at that time.")
    )
    action = models.CharField(_("action"), max_length=12, choices=Action)
    happened_at = models.DateTimeField(_("when"))
    office = models.CharField(_("approved by"), max_length=160, blank=True)
    note = models.CharField(_("what has changed?"), max_length=300, blank=True)
    # What the page promised at that moment, see cms/publishing/facts.py; None for a page type that keeps no ledger.
    facts = models.JSONField(null=True, editable=False)
    remaining_steps = models.JSONField(_("remaining steps"), default=list)
    claimed_until = models.DateTimeField(_("claimed until"), null=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)

    # What the page showed at that moment, on its way to a PublicVersion; see cms/publishing/versions/content.py.
    shown = None

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def __str__(self):
        return f"{self.get_action_display()}: {self.title}"
