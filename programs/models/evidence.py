from django.db import models
from django.utils.translation import gettext_lazy as _


class KeptEvidence(models.Model):
    """A file that has proved a milestone in public. It stays, whatever proves the milestone later."""

    # No OneToOneField: Wagtail's index of references passes over those (see programs/apps.py).
    document = models.ForeignKey(
        "core.PublicDocument", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("document")
    )
    picture = models.ForeignKey(
        "core.CreditedImage", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("picture")
    )
    program_title = models.CharField(_("programme"), max_length=255)
    milestone_title = models.CharField(_("milestone"), max_length=255)
    is_example = models.BooleanField(_("example data"), default=False)

    class Meta:
        default_permissions = ()
        verbose_name = _("kept evidence")
        verbose_name_plural = _("kept evidence")
        constraints = [
            models.UniqueConstraint(fields=["document"], name="kept_document_once"),
            models.UniqueConstraint(fields=["picture"], name="kept_picture_once"),
        ]

    def __str__(self):
        return f"{self.program_title}: {self.milestone_title}"
