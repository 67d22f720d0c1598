"""The closed vocabularies of the programme register."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ProgramStatus(models.TextChoices):
    """How a programme stands against its plan. In the order in which lists and charts show them."""

    LATE = "late", pgettext_lazy("programme status", "Late")
    RUNNING = "running", pgettext_lazy("programme status", "Running")
    PLANNED = "planned", pgettext_lazy("programme status", "Planned")
    ON_HOLD = "on_hold", pgettext_lazy("programme status", "On hold")
    DONE = "done", pgettext_lazy("programme status", "Done")
    STOPPED = "stopped", pgettext_lazy("programme status", "Stopped")


class Phase(models.TextChoices):
    """A programme's horizon within the ten years of the plan."""

    SHORT = "short", _("Short term (1–2 years)")
    MEDIUM = "medium", _("Medium term (3–5 years)")
    LONG = "long", _("Long term (6–10 years)")


class MilestoneState(models.TextChoices):
    """What may be said of a milestone on a given day: one that nobody has reported about is not called late.

    What a stopped programme left undone is stopped with it: nobody waits for that.
    """

    DONE = "done", pgettext_lazy("milestone", "Done")
    LATE = "late", pgettext_lazy("milestone", "Late")
    UNREPORTED = "unreported", pgettext_lazy("milestone", "Not yet reported")
    PLANNED = "planned", pgettext_lazy("milestone", "Planned")
    STOPPED = "stopped", pgettext_lazy("milestone", "Stopped")


class BudgetSource(models.TextChoices):
    APBD = "apbd", _("APBD (city budget)")
    APBD_PROV = "apbd_prov", _("APBD of the province")
    APBN = "apbn", _("APBN (state budget)")
    CSR = "csr", _("CSR (company contribution)")
    OTHER = "other", _("Other source")


class EvaluationPart(models.TextChoices):
    """The part of the yearly national smart-city evaluation that an indicator serves."""

    BASELINE = "baseline", "Baseline"
    OUTPUT = "output", "Output"
    OUTCOME = "outcome", "Outcome"
    IMPACT = "impact", "Impact"
    QUICK_WIN = "quick_win", "Quick Win"


class Direction(models.TextChoices):
    UP = "up", _("Higher is better")
    DOWN = "down", _("Lower is better")


class AgencyKind(models.TextChoices):
    DINAS = "dinas", "Dinas"
    BADAN = "badan", "Badan"
    KECAMATAN = "kecamatan", "Kecamatan"
    INSPEKTORAT = "inspektorat", "Inspektorat"
    SEKRETARIAT = "sekretariat", "Sekretariat"
    SATPOL_PP = "satpol_pp", "Satuan Polisi Pamong Praja"
    RSUD = "rsud", "Rumah Sakit Umum Daerah"


class RegulationKind(models.TextChoices):
    UU = "uu", "Undang-Undang"
    PP = "pp", "Peraturan Pemerintah"
    PERPRES = "perpres", "Peraturan Presiden"
    PERMENDAGRI = "permendagri", "Peraturan Menteri Dalam Negeri"
    PERMEN = "permen", "Peraturan Menteri"
    PERDA = "perda", "Peraturan Daerah"
    PERWALI = "perwali", "Peraturan Wali Kota"
