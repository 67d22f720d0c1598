from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.redirects.models import Redirect

LONGEST = 255  # Characters of an address; as many as a redirect takes.


class MissingAddressQuerySet(models.QuerySet):
    def without_redirect(self):
        """Those that still lead nowhere."""
        redirects = Redirect.objects.filter(old_path=OuterRef("path"))
        return self.exclude(Exists(redirects))


class MissingAddress(models.Model):
    """An address that was asked for and not found. Who asked is not recorded."""

    path = models.CharField(_("address"), max_length=LONGEST, unique=True)  # As a redirect keeps it: "/berita/lampu".
    times = models.PositiveIntegerField(_("times"), default=0)
    last_on = models.DateField(_("last on"))
    linked_from = models.CharField(_("linked from"), max_length=LONGEST, blank=True)  # A page of ours, the last one.

    objects = MissingAddressQuerySet.as_manager()

    class Meta:
        default_permissions = ("view",)
        verbose_name = _("address not found")
        verbose_name_plural = _("addresses not found")

    def __str__(self):
        return self.path
