"""The editors' register of words that mean the same, in force with the next search."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.core.models import ExampleModel

from ..language.lexicon import phrase


class SearchSynonyms(ExampleModel):
    """A group of words or phrases, one a line, that find each other."""

    class Kind(models.TextChoices):
        ACRONYM = "acronym", _("acronym: the first line is short for the others")
        SYNONYM = "synonym", _("synonyms: all lines mean about the same")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.SYNONYM)
    terms = models.TextField(_("words"), help_text=_("One word or phrase a line, at least two."))
    note = models.CharField(_("note"), max_length=200, blank=True, help_text=_("Why it is here; for editors only."))
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["terms"]
        verbose_name = _("words that mean the same")
        verbose_name_plural = _("words that mean the same")

    def __str__(self):
        return ", ".join(self.lines)

    @property
    def lines(self):
        return [line.strip() for line in self.terms.splitlines() if line.strip()]

    def clean(self):
        if len({phrase(line) for line in self.lines} - {()}) < 2:
            raise ValidationError({"terms": _("Give at least two different words or phrases, one a line.")})
        if any(len(phrase(line)) > 8 for line in self.lines):
            raise ValidationError({"terms": _("A phrase may have eight words at most.")})
