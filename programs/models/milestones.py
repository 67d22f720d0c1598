from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import MultiFieldPanel
from wagtail.models import Orderable

from ..codes import new_code
from ..enums import MilestoneState, ProgramStatus

# Its agency has said, once its date had passed, that it is not done.
SAID_LATE = models.Q(late_reported_on__isnull=False, late_reported_on__gt=models.F("planned_date"))


class MilestoneQuerySet(models.QuerySet):
    def of_programs(self, programs):
        return self.filter(page__in=programs.order_by().values("pk"))

    def in_area(self, area):
        return self.filter(area=area)

    def known_late(self, today):
        """Due, not done, and its agency has said so."""
        return self.due(today).filter(SAID_LATE)

    def unreported(self, today):
        """Due, and nobody has said since whether they are done; a stopped programme owes no report."""
        return self.due(today).exclude(SAID_LATE).owed()

    def due(self, today):
        return self.filter(actual_date__isnull=True, planned_date__lt=today)

    def slipped(self):
        """Milestones whose current plan differs from the one first published."""
        return self.filter(original_date__isnull=False).exclude(planned_date=models.F("original_date"))

    def owed(self):
        """All but what a stopped programme left undone: nobody waits for that."""
        return self.exclude(page__status=ProgramStatus.STOPPED, actual_date__isnull=True)


class Milestone(Orderable):
    """A dated step of a programme, with the plan first published, the plan of today and what came of it."""

    page = ParentalKey("programs.ProgramPage", on_delete=models.CASCADE, related_name="milestones")
    code = models.CharField(_("code"), max_length=24, default=new_code, help_text=_("Stays the same for good."))
    title = models.CharField(_("milestone"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    planned_date = models.DateField(_("planned"))
    # Written on publication (programs/settling.py), never by a form or a draft.
    original_date = models.DateField(_("first plan"), null=True, blank=True, editable=False)
    changed_on = models.DateField(_("plan changed on"), null=True, blank=True, editable=False)
    change_reason = models.TextField(_("why the plan changed, or why it is late"), blank=True)
    late_reported_on = models.DateField(
        _("reported as not done on"),
        null=True,
        blank=True,
        help_text=_("When its date has passed: the day on which you say that it is not done. Until then nobody knows."),
    )
    actual_date = models.DateField(_("done on"), null=True, blank=True)
    weight = models.PositiveSmallIntegerField(
        _("weight"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(1000)],
        help_text=_("Its share in the progress."),
    )
    area = models.ForeignKey(
        "programs.Area",
        verbose_name=_("kecamatan"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="milestones",
    )
    kelurahan = models.CharField(_("kelurahan"), max_length=80, blank=True)
    street = models.CharField(_("street"), max_length=120, blank=True)
    # What proves a milestone stays as long as the milestone names it: "done" is not to stand without its proof.
    evidence = models.ForeignKey(
        "core.PublicDocument",
        verbose_name=_("evidence"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    evidence_link = models.URLField(_("evidence as a link"), blank=True)
    evidence_picture = models.ForeignKey(
        "core.CreditedImage",
        verbose_name=_("evidence as a picture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    evidence_note = models.CharField(
        _("what proves it"), max_length=200, blank=True, help_text=_("For example: minutes of the hand-over.")
    )

    objects = MilestoneQuerySet.as_manager()

    ledger_fields = [
        "title",
        "planned_date",
        "late_reported_on",
        "actual_date",
        "weight",
        "area",
    ]  # See cms/publishing/facts.py.

    panels = [
        "code",
        "title",
        "description",
        MultiFieldPanel(["planned_date", "late_reported_on", "change_reason"], heading=_("Plan")),
        MultiFieldPanel(
            ["actual_date", "evidence", "evidence_link", "evidence_picture", "evidence_note", "weight"],
            heading=_("Result"),
        ),
        MultiFieldPanel(["area", "kelurahan", "street"], heading=_("Place")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")

    def __str__(self):
        return self.title

    @property
    def ledger_code(self):
        return self.code

    @property
    def ledger_label(self):
        return self.title

    @property
    def ledger_reason(self):
        return self.change_reason

    @property
    def has_evidence(self):
        return bool(self.evidence_id or self.evidence_link or self.evidence_picture_id)

    def clean(self):
        super().clean()
        errors = {}
        if self.actual_date and self.actual_date > timezone.localdate():
            errors["actual_date"] = _("This date lies in the future.")
        elif self.actual_date and not self.has_evidence:
            errors["actual_date"] = _("Done needs evidence: a document, a link or a picture.")
        if self.late_reported_on and self.late_reported_on > timezone.localdate():
            errors["late_reported_on"] = _("This date lies in the future.")
        if errors:
            raise ValidationError(errors)

    def state_on(self, today, status):
        """Its MilestoneState on a day, in a programme of a status."""
        if self.actual_date:
            return MilestoneState.DONE
        if status == ProgramStatus.STOPPED:
            return MilestoneState.STOPPED
        if self.planned_date >= today:
            return MilestoneState.PLANNED
        return MilestoneState.LATE if self.is_reported_late else MilestoneState.UNREPORTED

    @property
    def is_reported_late(self):
        """Whether its agency has said, once its date had passed, that it is not done."""
        return bool(self.late_reported_on) and self.late_reported_on > self.planned_date

    @property
    def was_moved_too_late(self):
        """Whether it was put off only after the day first planned had passed."""
        return self.slip_days > 0 and bool(self.changed_on) and self.changed_on > self.original_date

    @property
    def has_slipped(self):
        return bool(self.original_date) and self.original_date != self.planned_date

    @property
    def slip_days(self):
        """Days between the first plan and the current one; negative when it was brought forward."""
        return (self.planned_date - self.original_date).days if self.original_date else 0

    @property
    def place(self):
        """Street, kelurahan and kecamatan, as far as given."""
        area = self.area.name if self.area else ""
        return ", ".join(part for part in (self.street, self.kelurahan, area) if part)
