from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from cms.core.models import ExampleModel
from cms.core.templatetags.indonesian import number

from ..enums import EvaluationPart


def weight(part):
    """The column for the weight of a part, in per cent."""
    return models.DecimalField(
        part.label,
        max_digits=5,
        decimal_places=2,
        default=20,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )


class EvaluationForm(WagtailAdminModelForm):
    def clean(self):
        cleaned = super().clean()
        rows = [form.cleaned_data for form in self.formsets["years"].forms if form.is_valid()]
        years = [row["year"] for row in rows if row.get("year") and not row.get("DELETE")]
        if twice := sorted(year for year in set(years) if years.count(year) > 1):
            self.add_error(None, _("Each year may stand only once: %(year)s.") % {"year": twice[0]})
        return cleaned


@register_setting(icon="order")
class EvaluationSettings(ClusterableModel, BaseSiteSetting):
    """How much each part of the yearly evaluation counts; the weights differ by year."""

    base_form_class = EvaluationForm
    panels = [
        HelpPanel(_("The weights of a year, in per cent, add up to 100. They stand on a public page.")),
        InlinePanel("years", heading=_("Weights by year"), label=_("year")),
    ]

    class Meta:
        verbose_name = _("weights of the evaluation")
        verbose_name_plural = _("weights of the evaluation")


class EvaluationYearQuerySet(models.QuerySet):
    def weights(self, site, year):
        """Per cent by part in a year; empty where nobody has set them."""
        row = self.filter(setting__site=site, year=year).first()
        return {part: getattr(row, part.value) for part in EvaluationPart} if row else {}


class EvaluationYear(ExampleModel):
    setting = ParentalKey(EvaluationSettings, on_delete=models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField(_("year"), validators=[MinValueValidator(1900), MaxValueValidator(2200)])
    baseline = weight(EvaluationPart.BASELINE)
    output = weight(EvaluationPart.OUTPUT)
    outcome = weight(EvaluationPart.OUTCOME)
    impact = weight(EvaluationPart.IMPACT)
    quick_win = weight(EvaluationPart.QUICK_WIN)

    objects = EvaluationYearQuerySet.as_manager()

    panels = [
        FieldPanel("year"),
        FieldRowPanel([FieldPanel(part.value) for part in EvaluationPart]),
        FieldPanel("is_example"),
    ]

    class Meta:
        ordering = ["-year"]
        verbose_name = _("weights of a year")
        verbose_name_plural = _("weights by year")
        constraints = [models.UniqueConstraint(fields=["setting", "year"], name="evaluation_year_once")]

    def __str__(self):
        return str(self.year)

    def clean(self):
        super().clean()
        weights = [getattr(self, part.value) for part in EvaluationPart]
        if None not in weights and sum(weights, Decimal(0)) != 100:
            message = _("The weights of a year add up to 100 per cent; these add up to %(sum)s.")
            raise ValidationError({"quick_win": message % {"sum": number(sum(weights, Decimal(0)))}})
