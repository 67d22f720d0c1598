from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Count, Q, Value, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.core.models import ExampleModel, LastingAddress

from ..enums import AgencyKind


class AgencyQuerySet(models.QuerySet):
    def current(self):
        """Agencies that were not merged into another one."""
        return self.filter(merged_into__isnull=True)

    def by_kind(self):
        """Kind by kind in the order of AgencyKind, and by name within a kind."""
        whens = [When(kind=kind, then=Value(position)) for position, kind in enumerate(AgencyKind.values)]
        return self.order_by(Case(*whens, output_field=models.IntegerField()), "name")

    def with_program_counts(self, programs):
        """Add ``led`` and ``supported``: how many of the given programmes an agency leads and supports."""
        ids = programs.order_by().values("pk")
        return self.annotate(
            led=Count("led_programs", filter=Q(led_programs__in=ids), distinct=True),
            supported=Count("supported_programs", filter=Q(supported_programs__in=ids), distinct=True),
        )


class Agency(LastingAddress, ExampleModel):
    """An OPD (organisasi perangkat daerah). Renaming keeps its address; a merged agency points to its successor."""

    name = models.CharField(_("name"), max_length=160)
    short_name = models.CharField(_("short name"), max_length=60, help_text=_("As people say it: Dinkes, Disdukcapil."))
    slug = models.SlugField(
        _("address"), max_length=80, unique=True, help_text=_("Stays when the agency is renamed: /opd/<address>/.")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=AgencyKind)
    former_names = models.CharField(_("former names"), max_length=255, blank=True)
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="predecessors",
        help_text=_("Readers of the old address are sent to this agency."),
    )
    area = models.ForeignKey(
        "programs.Area", verbose_name=_("kecamatan"), null=True, blank=True, on_delete=models.SET_NULL
    )
    head_office = models.CharField(
        _("head"), max_length=120, blank=True, help_text=_("The office, not the person: Kepala Dinas Kesehatan.")
    )
    tasks = models.TextField(pgettext_lazy("agency", "tasks"), blank=True)
    address = models.TextField(_("street address"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    website = models.URLField(_("website"), blank=True)
    # Kept in step with the register by programs.contributors.
    contributors = models.OneToOneField(
        "auth.Group", null=True, editable=False, on_delete=models.SET_NULL, related_name="agency"
    )
    collection = models.OneToOneField(
        "wagtailcore.Collection", null=True, editable=False, on_delete=models.SET_NULL, related_name="agency"
    )

    objects = AgencyQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")

    def __str__(self):
        return self.name

    @property
    def successor(self):
        """The agency that has its tasks today: itself, or the last of those that it was merged into."""
        agency = self
        while agency.merged_into:
            agency = agency.merged_into
        return agency

    def clean(self):
        super().clean()
        successor = self.merged_into
        while successor:
            if successor.pk == self.pk:
                raise ValidationError({"merged_into": _("An agency cannot be merged into itself.")})
            successor = successor.merged_into
