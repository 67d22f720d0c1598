"""The rows that hang on a programme, milestones apart: money, measures, offices, files."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from ..codes import new_code
from ..enums import BudgetSource


class BudgetLine(Orderable):
    """Money of one year and source, in rupiah."""

    page = ParentalKey("programs.ProgramPage", on_delete=models.CASCADE, related_name="budget_lines")
    code = models.CharField(_("code"), max_length=24, default=new_code, help_text=_("Stays the same for good."))
    year = models.PositiveSmallIntegerField(_("year"))
    source = models.CharField(_("source"), max_length=10, choices=BudgetSource, default=BudgetSource.APBD)
    # Fifteen digits: more than any city spends, and what SQLite reads back exactly.
    planned = models.DecimalField(_("planned (Rp)"), max_digits=15, decimal_places=0, validators=[MinValueValidator(0)])
    realised = models.DecimalField(
        _("realised (Rp)"), max_digits=15, decimal_places=0, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    note = models.CharField(_("for what"), max_length=200, blank=True)

    ledger_fields = ["year", "source", "planned", "realised"]  # See cms/publishing/facts.py.

    class Meta(Orderable.Meta):
        verbose_name = _("budget line")
        verbose_name_plural = _("budget lines")

    @property
    def ledger_code(self):
        return self.code

    @property
    def ledger_label(self):
        return f"{self.get_source_display()} {self.year}"


class ProgramIndicator(Orderable):
    """An indicator that a programme is measured by."""

    page = ParentalKey("programs.ProgramPage", on_delete=models.CASCADE, related_name="program_indicators")
    indicator = models.ForeignKey(
        "programs.Indicator",
        verbose_name=_("indicator"),
        on_delete=models.CASCADE,
        related_name="program_links",
    )

    class Meta(Orderable.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")


class ProgramContact(Orderable):
    """Who is in charge, by office: people change, offices stay."""

    page = ParentalKey("programs.ProgramPage", on_delete=models.CASCADE, related_name="contacts")
    office = models.CharField(_("office"), max_length=160)
    agency = models.ForeignKey(
        "programs.Agency", verbose_name=_("agency"), null=True, blank=True, on_delete=models.SET_NULL
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("office in charge")
        verbose_name_plural = _("offices in charge")


class ProgramDocument(Orderable):
    page = ParentalKey("programs.ProgramPage", on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        "core.PublicDocument", verbose_name=_("document"), on_delete=models.CASCADE, related_name="+"
    )
    title = models.CharField(_("title"), max_length=160, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")


class ProgramPicture(Orderable):
    page = ParentalKey("programs.ProgramPage", on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey(
        "core.CreditedImage", verbose_name=_("picture"), on_delete=models.CASCADE, related_name="+"
    )
    caption = models.CharField(_("caption"), max_length=200, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
