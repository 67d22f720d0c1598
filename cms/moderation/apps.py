from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "cms.moderation"
    label = "moderation"
    verbose_name = _("Moderation")

    def ready(self):
        from .receivers import replace_wagtails_mails

        replace_wagtails_mails()
