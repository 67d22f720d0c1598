from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _


class HolidayQuerySet(models.QuerySet):
    def days(self):
        """The dates as a set, for the arithmetic of office days. One query."""
        return set(self.values_list("day", flat=True))


class Holiday(models.Model):
    """A day without office, beside Saturdays and Sundays: a national holiday, a collective leave."""

    day = models.DateField(_("day"), unique=True)
    name = models.CharField(_("name"), max_length=120)

    objects = HolidayQuerySet.as_manager()
    panels = ["day", "name"]

    class Meta:
        ordering = ["-day"]
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")

    def __str__(self):
        return f"{date_format(self.day)}: {self.name}"
