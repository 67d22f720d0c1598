from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Case, OuterRef, Q, When
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..registers.difference import differences


class Action(models.TextChoices):
    """What a proposal would do to a register."""

    CREATE = "create", pgettext_lazy("register proposal", "New entry")
    CHANGE = "change", pgettext_lazy("register proposal", "Change")
    DELETE = "delete", pgettext_lazy("register proposal", "Deletion")


class Decision(models.TextChoices):
    OPEN = "open", pgettext_lazy("register proposal", "Waiting")
    CONFIRMED = "confirmed", pgettext_lazy("register proposal", "Confirmed")
    REFUSED = "refused", pgettext_lazy("register proposal", "Refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("register proposal", "Withdrawn")


class RegisterChangeQuerySet(models.QuerySet):
    def open(self):
        return self.filter(decision=Decision.OPEN)

    def of_registers(self, registers):
        """The proposals about rows of these models."""
        return self.filter(content_type__in=ContentType.objects.get_for_models(*registers).values())

    def for_object(self, row):
        """The proposals about one stored row."""
        return self.of_registers([type(row)]).filter(object_id=row.pk)

    def same_as(self, change):
        """Proposals that stand in the way of another one: about its row or, for new rows, with the same values."""
        rival = {"object_id": change.object_id} if change.object_id else {"object_id": None, "values": change.values}
        return self.filter(content_type_id=change.content_type_id, **rival)

    def of_outer_row(self, model):
        """For a subquery: the proposals about the row of the outer query."""
        return self.of_registers([model]).filter(object_id=OuterRef("pk")).values("pk")

    def for_list(self):
        """What waits comes first; the newest first within both."""
        waiting = Case(When(decision=Decision.OPEN, then=0), default=1, output_field=models.IntegerField())
        return self.select_related("proposed_by", "decided_by").order_by(waiting, "-proposed_at", "-pk")

    def settle(self, change, **fields):
        """Decide a proposal that is still open; False when somebody was faster. One atomic statement."""
        return bool(self.open().filter(pk=change.pk).update(**fields))


class RegisterChange(models.Model):
    """What one person wants a register row to become, and what a second person decided about it. Never deleted."""

    content_type = models.ForeignKey(ContentType, verbose_name=_("register"), on_delete=models.CASCADE)
    object_id = models.BigIntegerField(null=True, help_text=_("Empty until a new entry is confirmed."))
    title = models.TextField(_("entry"))
    action = models.CharField(_("kind of proposal"), max_length=6, choices=Action)
    values = models.JSONField(_("proposed values"))
    before = models.JSONField(_("values at the time of the proposal"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="proposed_register_changes",
    )
    proposed_at = models.DateTimeField(_("proposed at"))
    decision = models.CharField(_("decision"), max_length=9, choices=Decision, default=Decision.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="decided_register_changes",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    comment = models.TextField(_("comment"), blank=True)

    objects = RegisterChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal for a register")
        verbose_name_plural = _("proposals for registers")
        default_permissions = ()
        permissions = [("confirm_registerchange", _("Confirm what others propose for the registers"))]
        indexes = [models.Index(fields=["content_type", "object_id"], name="register_change_row")]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"],
                condition=Q(decision="open"),
                name="one_open_proposal_per_row",
            )
        ]

    def __str__(self):
        return self.title

    @property
    def register(self):
        """The model of the row."""
        return ContentType.objects.get_for_id(self.content_type_id).model_class()

    @property
    def register_name(self):
        return self.register._meta.verbose_name

    @property
    def is_open(self):
        return self.decision == Decision.OPEN

    @property
    def address(self):
        return reverse("register_changes:one", args=[self.pk])

    @cached_property
    def difference(self):
        """Line by line what it changes; see cms/moderation/registers/difference.py for many proposals at once."""
        return differences([self])[self.pk]
