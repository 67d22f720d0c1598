from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin, WorkflowMixin

LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 3
# What the last version of a run says is what was approved; how far the run is stands on the run alone.
KEPT = ("state", "refusal", "rows_done", "rows_total", "claimed_until", "attempts",
        "approved_by", "approved_office", "approved_at")  # fmt: skip


def private_file(run, name):
    """Outside of what the web server hands out, under a name that nobody can guess."""
    return f"imports/{uuid4().hex}.{name.rpartition('.')[2].lower()[:5]}"


class ImportRunQuerySet(models.QuerySet):
    def free(self, now):
        """Those that no worker is at, the oldest first."""
        return self.filter(models.Q(claimed_until__isnull=True) | models.Q(claimed_until__lt=now)).order_by("pk")

    def waiting(self, now):
        """Files that are to be read and that nobody is reading at the moment."""
        return self.free(now).filter(state=ImportRun.State.WAITING)

    def to_apply(self, now):
        """Approved imports that are to be applied and that nobody is applying at the moment."""
        return self.free(now).filter(state=ImportRun.State.APPROVED)

    def claim(self, now):
        """Reserve the one run that is asked for, for five minutes; False when another process has it. Atomic."""
        claimed = {"claimed_until": now + LEASE, "attempts": models.F("attempts") + 1}
        return bool(self.order_by().update(**claimed))

    def held_by(self, run):
        """The run itself, as long as it is in the state and with the process that it was when it was claimed."""
        return self.filter(pk=run.pk, state=run.state, attempts=run.attempts)


class ImportRun(WorkflowMixin, DraftStateMixin, RevisionMixin, models.Model):
    """A file that came in, what it would change, and whether that was approved. It is live once it was applied."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("import", "Waiting to be read")
        FAULTY = "faulty", pgettext_lazy("import", "With errors")
        CHECKED = "checked", pgettext_lazy("import", "Checked")
        WITHDRAWN = "withdrawn", pgettext_lazy("import", "Withdrawn")
        APPROVED = "approved", pgettext_lazy("import", "Approved, waiting to be applied")
        REFUSED = "refused", pgettext_lazy("import", "Approved, could not be applied")
        APPLIED = "applied", pgettext_lazy("import", "Applied")

    file = models.FileField(_("file"), upload_to=private_file)
    name = models.CharField(_("file name"), max_length=200)
    table = models.CharField(_("table"), max_length=30, blank=True)
    change_note = models.CharField(_("what has changed?"), max_length=300)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    uploaded_at = models.DateTimeField(_("uploaded at"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    rows_done = models.PositiveIntegerField(_("rows checked"), default=0)
    rows_total = models.PositiveIntegerField(_("rows"), default=0)
    problems = models.JSONField(_("errors"), default=list, blank=True)
    more_problems = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict, blank=True)  # {table: {"new", "changed", "same"}}
    # What it would change, one item a record: table, key, title, whether new, {field: {"old", "new"}}.
    records = models.JSONField(default=list, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approved by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    approved_office = models.CharField(max_length=160, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    refusal = models.TextField(blank=True)  # Why what was approved could not be applied.
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    revisions = GenericRelation("wagtailcore.Revision", related_query_name="import_run")

    objects = ImportRunQuerySet.as_manager()

    panels = [FieldPanel("change_note")]
    promises = ["records"]  # Figures and dates of programmes: the head sees them; see cms/moderation/routing.py.
    change_is_significant = True
    decision_template = "programs/imports/decision.html"

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        default_permissions = ("add", "view")

    def __str__(self):
        return gettext("Import of %(file)s") % {"file": self.name}

    @property
    def address(self):
        return reverse("imports:result", args=[self.pk])

    @property
    def is_waiting(self):
        return self.state == self.State.WAITING

    @property
    def is_being_applied(self):
        return self.state == self.State.APPROVED

    @property
    def can_be_withdrawn(self):
        return self.state in (self.State.CHECKED, self.State.APPROVED, self.State.REFUSED)

    @property
    def summary(self):
        """How many records it would change, in one sentence."""
        new = sum(1 for record in self.records if record["new"])
        said = {"new": new, "changed": len(self.records) - new}
        return gettext("%(new)d new records, %(changed)d changed ones.") % said

    @cached_property
    def percent(self):
        return self.rows_done * 100 // self.rows_total if self.rows_total else 0

    def with_content_json(self, content):
        version = super().with_content_json(content)
        for name in KEPT:
            setattr(version, name, getattr(self, name))
        return version

    def queue_approved(self, user, office, now):
        """Called when its workflow ends well; see cms/moderation/finish.py. The worker applies it."""
        from ..imports.runs import approve

        approve(self, user, office, now)
