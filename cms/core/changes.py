from django.db import models
from django.utils.translation import gettext_lazy as _


class Significance(models.TextChoices):
    """How much a change to a public page matters to its readers."""

    SIGNIFICANT = "significant", _("Significant: figures, dates, status, meaning")
    MINOR = "minor", _("Minor: wording, spelling, pictures")
