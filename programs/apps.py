from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgramsConfig(AppConfig):
    name = "programs"
    verbose_name = _("Programmes")

    def ready(self):
        from wagtail.models import ReferenceIndex

        from . import receivers  # noqa: F401
        from .models import KeptEvidence

        ReferenceIndex.register_model(KeptEvidence)  # So that the admin refuses to delete what it protects.
