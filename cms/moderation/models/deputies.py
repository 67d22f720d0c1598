from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class DeputyQuerySet(models.QuerySet):
    def active_on(self, day):
        """Those who stand in on a day, for somebody who still has an account."""
        return self.filter(first_day__lte=day, last_day__gte=day, person__is_active=True)

    def for_groups(self, groups):
        """Those who stand in for a member of one of the groups."""
        return self.filter(person__groups__in=groups)


class Deputy(models.Model):
    """Somebody who decides in another one's place from a first to a last day, both included."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("stands in for"), on_delete=models.CASCADE, related_name="deputies"
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("deputy"), on_delete=models.CASCADE, related_name="deputy_for"
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    objects = DeputyQuerySet.as_manager()
    panels = ["person", "deputy", "first_day", "last_day"]

    class Meta:
        ordering = ["-first_day"]
        verbose_name = _("deputy")
        verbose_name_plural = _("deputies")

    def __str__(self):
        return f"{self.deputy} → {self.person}"

    def clean(self):
        super().clean()
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("The last day lies before the first.")})
        if self.person_id and self.person_id == self.deputy_id:
            raise ValidationError({"deputy": _("Nobody can stand in for themselves.")})
