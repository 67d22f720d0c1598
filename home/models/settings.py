from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="home")
class OfficeSettings(BaseSiteSetting):
    """The office that runs the site: what stands in every page's foot."""

    name = models.CharField(_("name"), max_length=160, blank=True)
    address = models.TextField(_("street address"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    ppid_url = models.CharField(_("PPID"), max_length=200, blank=True, help_text=_("Where to ask for information."))
    complaints_url = models.URLField(_("SP4N-LAPOR!"), blank=True)
    security_contact = models.EmailField(
        _("security contact"), blank=True, help_text=_("Published in /.well-known/security.txt.")
    )

    panels = [
        MultiFieldPanel(["name", "address", "email", "phone"], heading=_("Office")),
        MultiFieldPanel(["ppid_url", "complaints_url", "security_contact"], heading=_("Addresses")),
    ]

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
