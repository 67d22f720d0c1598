from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class LastingAddress(models.Model):
    """A record with a page of its own at its ``slug``, which no form changes: links to it must not lead nowhere."""

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        stored = type(self)._default_manager.filter(pk=self.pk).values_list("slug", flat=True).first()
        if stored and stored != self.slug:
            message = _("The address stays “%(slug)s”, so that links to it keep leading here.")
            raise ValidationError({"slug": ValidationError(message, params={"slug": stored})})
