from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.core.models import ExampleModel

from ..enums import RegulationKind


class Regulation(ExampleModel):
    """A law or rule that the plan rests on: cited and linked, never quoted at length."""

    kind = models.CharField(_("kind"), max_length=12, choices=RegulationKind)
    number = models.CharField(_("number"), max_length=20)
    year = models.PositiveSmallIntegerField(_("year"))
    title = models.CharField(_("subject"), max_length=255, help_text=_("What comes after “tentang” in its title."))
    relevance = models.TextField(_("what it means here"), blank=True)
    url = models.URLField(_("link to the official text"), blank=True)

    class Meta:
        ordering = ["-year", "kind", "number"]
        verbose_name = _("regulation")
        verbose_name_plural = _("regulations")
        constraints = [
            models.UniqueConstraint(fields=["kind", "number", "year"], name="regulation_kind_number_year"),
        ]

    def __str__(self):
        return f"{self.citation} tentang {self.title}"

    @property
    def citation(self):
        """The usual short form: "Peraturan Presiden Nomor 95 Tahun 2018"."""
        return f"{self.get_kind_display()} Nomor {self.number} Tahun {self.year}"
