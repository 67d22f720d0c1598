from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    BIMTEK = "bimtek", _("Technical guidance (bimtek)")
    CONSULTATION = "konsultasi", _("Consultation")
    LAUNCH = "peluncuran", _("Launch")
    OUTREACH = "sosialisasi", _("Information meeting")
