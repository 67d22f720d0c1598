from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from cms.core.models import ExampleModel, LastingAddress


class AreaQuerySet(models.QuerySet):
    def with_milestone_counts(self, milestones, today):
        """Add ``ahead``, ``unreported`` and ``done``: how many of the given milestones in each area are so."""
        here = Q(milestones__in=milestones.owed().order_by().values("pk"))
        is_open = here & Q(milestones__actual_date__isnull=True)
        said_late = Q(milestones__in=milestones.known_late(today).order_by().values("pk"))
        return self.annotate(
            ahead=Count("milestones", filter=is_open & Q(milestones__planned_date__gte=today), distinct=True),
            unreported=Count(
                "milestones", filter=is_open & Q(milestones__planned_date__lt=today) & ~said_late, distinct=True
            ),
            done=Count("milestones", filter=here & Q(milestones__actual_date__isnull=False), distinct=True),
        )


class Area(LastingAddress, ExampleModel):
    """A kecamatan, by its code in the national reference table of BPS."""

    code = models.CharField(_("BPS code"), max_length=7, unique=True)
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    description = models.TextField(_("description"), blank=True)

    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = _("kecamatan")
        verbose_name_plural = _("kecamatan")

    def __str__(self):
        return self.name
