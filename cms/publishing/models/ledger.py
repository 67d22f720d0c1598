"""The public ledger: what was promised before, what is promised now, why, when, and which office approved it."""

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page


class LedgerQuerySet(models.QuerySet):
    def about(self, record):
        """The rows of a page or register row."""
        return self.filter(subject_type=record._meta.label_lower, subject_id=record.pk)

    def newest_first(self):
        return self.order_by("-happened_at", "-pk")

    def delete(self):
        raise TypeError("Rows of the ledger are never removed. Where law demands it, redact() them.")

    def remove_examples(self):
        """Rows about invented records go with the demo city; nothing else ever does."""
        return super(LedgerQuerySet, self.filter(is_example=True)).delete()


class LedgerEntry(models.Model):
    """One published change of one fact. Never changed or removed, but for its texts where law demands it."""

    # No foreign key: the row outlives what it is about.
    subject_type = models.CharField(max_length=100)  # "programs.programpage"
    subject_id = models.BigIntegerField()
    subject_title = models.CharField(pgettext_lazy("ledger", "about"), max_length=255)
    field = models.CharField(max_length=160)  # "milestones/P-15-M08/planned_date"
    what = models.CharField(pgettext_lazy("ledger", "what"), max_length=400)  # In words, as it was called then.
    before = models.JSONField(pgettext_lazy("ledger", "from (value)"), null=True)
    before_text = models.TextField(pgettext_lazy("ledger", "from"), blank=True)
    after = models.JSONField(pgettext_lazy("ledger", "to (value)"), null=True)
    after_text = models.TextField(pgettext_lazy("ledger", "to"), blank=True)
    reason = models.TextField(pgettext_lazy("ledger", "why"), blank=True)
    happened_at = models.DateTimeField(_("when"))
    office = models.CharField(_("approved by"), max_length=160, blank=True)
    by_rule = models.BooleanField(_("by rule"), default=False)
    source = models.CharField(max_length=60)  # "publication:12": with subject and field, what makes a row once only.
    redacted_at = models.DateTimeField(_("text replaced on"), null=True, blank=True)
    redaction = models.TextField(_("note in place of the text"), blank=True)
    is_example = models.BooleanField(_("example data"), default=False)

    objects = LedgerQuerySet.as_manager()

    class Meta:
        default_permissions = ("view",)
        permissions = [("redact_ledgerentry", _("Can replace a text of the ledger by a note"))]
        verbose_name = _("ledger row")
        verbose_name_plural = _("ledger rows")
        indexes = [models.Index(fields=["subject_type", "subject_id", "-happened_at"], name="ledger_of_a_subject")]
        constraints = [
            models.UniqueConstraint(fields=["source", "subject_type", "subject_id", "field"], name="ledger_row_once")
        ]

    def __str__(self):
        return f"{self.what}: {self.before_text} → {self.after_text}"

    def delete(self, *args, **kwargs):
        raise TypeError("Rows of the ledger are never removed. Where law demands it, redact() them.")

    @property
    def is_about_a_page(self):
        """False for a row of a register. True also for a type that is no more: nobody can say then what is public."""
        try:
            return issubclass(apps.get_model(self.subject_type), Page)
        except (LookupError, ValueError):
            return True

    def redact(self, note, now, what=""):
        """Replace every text by a note, dated; that something changed, and when, stays.

        ``what``: the words in place of the name of what changed, where that must go too.
        """
        self.what = what or self.what
        self.before = self.after = None
        self.before_text = self.after_text = self.reason = ""
        self.redaction, self.redacted_at = note, now
        self.save()
