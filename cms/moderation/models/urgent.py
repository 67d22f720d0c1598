from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class UrgentPublicationQuerySet(models.QuerySet):
    def open(self):
        return self.filter(decision=UrgentPublication.Decision.OPEN)

    def due_by(self, day):
        return self.filter(due_on__lte=day)

    def decidable_by(self, user):
        """For an approver: everything but what they put out themselves."""
        return self.exclude(published_by=user)

    def oldest_first(self):
        return self.order_by("published_at")


class UrgentPublication(models.Model):
    """An alert or a correction that one editor put out at once, with a reason, and that an approver has yet to see."""

    class Decision(models.TextChoices):
        OPEN = "open", _("waiting")
        APPROVED = "approved", _("approved")
        REFUSED = "refused", _("refused")

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    instance = GenericForeignKey("content_type", "object_id", for_concrete_model=False)
    title = models.CharField(_("title"), max_length=255)
    reason = models.TextField(_("why it could not wait"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("published by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_at = models.DateTimeField(_("published at"))
    due_on = models.DateField(_("to be decided by"))
    decision = models.CharField(_("decision"), max_length=8, choices=Decision, default=Decision.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("decided by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    comment = models.TextField(_("comment"), blank=True)

    objects = UrgentPublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("urgent publication")
        verbose_name_plural = _("urgent publications")

    def __str__(self):
        return self.title
