"""What followers are told of: one row for each public event worth a mail, and the topics it belongs to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_TOPIC = 300  # Characters; that of a search is its whole query.


class HappeningQuerySet(models.QuerySet):
    def waiting(self):
        """Those whose topics are not complete yet: no search has been asked about them."""
        return self.filter(ready_at=None)

    def last_before(self, moment):
        """The key of the last one from before a moment up to which all are complete; 0 for none.

        A key is given when its transaction begins to write, so the caller leaves the newest minutes alone.
        """
        found = self.filter(created_at__lt=moment)
        if first_waiting := self.waiting().order_by("pk").values_list("pk", flat=True).first():
            found = found.filter(pk__lt=first_waiting)
        return found.order_by("-pk").values_list("pk", flat=True).first() or 0

    def newest_key(self):
        return self.order_by("-pk").values_list("pk", flat=True).first() or 0


class Happening(models.Model):
    """That a page appeared, changed so that readers should know, or was withdrawn. Its words are those of today."""

    class Kind(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    publication = models.OneToOneField("publishing.Publication", on_delete=models.CASCADE, related_name="happening")
    page_id = models.BigIntegerField(db_index=True)
    kind = models.CharField(max_length=10, choices=Kind)
    created_at = models.DateTimeField(db_index=True)
    ready_at = models.DateTimeField(null=True, db_index=True)

    objects = HappeningQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.kind} {self.page_id}"


class HappeningTopic(models.Model):
    happening = models.ForeignKey(Happening, on_delete=models.CASCADE, related_name="topics")
    topic = models.CharField(max_length=LONGEST_TOPIC)  # See cms/following/topics.py.

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["topic", "happening"], name="topic_of_a_happening_once")]

    def __str__(self):
        return self.topic
