from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from cms.core.models import ExampleModel

from ..charts import chart_of, said_row, year_rows
from ..enums import Direction, EvaluationPart


class IndicatorQuerySet(models.QuerySet):
    def for_year(self, year):
        """Add ``target`` and ``actual``: the values of a year, or None."""
        values = IndicatorValue.objects.filter(indicator=models.OuterRef("pk"), year=year)
        return self.annotate(
            target=models.Subquery(values.values("target")), actual=models.Subquery(values.values("actual"))
        )


class Indicator(ExampleModel, ClusterableModel):
    """A measure with yearly values, described by the columns of the national reference code table (2025)."""

    code = models.CharField(_("code"), max_length=30, unique=True)
    name = models.CharField(_("name"), max_length=200)
    parent = models.ForeignKey(
        "self", verbose_name=_("parent"), null=True, blank=True, on_delete=models.SET_NULL, related_name="children"
    )
    definition = models.TextField(_("definition"))
    formula = models.TextField(_("formula"), blank=True)
    unit = models.CharField(_("unit"), max_length=40)
    direction = models.CharField(_("direction"), max_length=4, choices=Direction, default=Direction.UP)
    evaluation_part = models.CharField(
        _("part of the evaluation"), max_length=10, choices=EvaluationPart, default=EvaluationPart.OUTPUT
    )
    baseline_year = models.PositiveSmallIntegerField(_("baseline year"), null=True, blank=True)
    baseline = models.DecimalField(_("baseline"), max_digits=15, decimal_places=2, null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    producer = models.ForeignKey(
        "programs.Agency", verbose_name=_("data producer"), null=True, blank=True, on_delete=models.SET_NULL
    )

    ledger_fields = ["unit", "direction", "baseline_year", "baseline", "producer", "values"]

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")

    def __str__(self):
        return f"{self.code} {self.name}"

    @property
    def years(self):
        """Its baseline and its years, oldest first, each with the share of the target that was reached."""
        return year_rows(self)

    @property
    def chart(self):
        """Target against actual by year, as a programs.charts.Chart; None without figures."""
        return chart_of(self.years)

    @property
    def stand(self):
        """The year that says how it stands now; None without any figure."""
        return said_row(self.years)


class IndicatorValueQuerySet(models.QuerySet):
    def newest_year(self, years):
        """The last of the given years of which any actual value is known, or None. One query."""
        known = self.filter(year__in=years, actual__isnull=False)
        return known.aggregate(newest=models.Max("year"))["newest"]


class IndicatorValue(models.Model):
    """One year of an indicator, in the indicator's unit."""

    indicator = ParentalKey(Indicator, on_delete=models.CASCADE, related_name="values")
    year = models.PositiveSmallIntegerField(_("year"))
    target = models.DecimalField(_("target"), max_digits=15, decimal_places=2, null=True, blank=True)
    actual = models.DecimalField(_("actual value"), max_digits=15, decimal_places=2, null=True, blank=True)

    ledger_fields = ["target", "actual"]

    objects = IndicatorValueQuerySet.as_manager()

    class Meta:
        ordering = ["year"]
        verbose_name = _("yearly value")
        verbose_name_plural = _("yearly values")
        constraints = [models.UniqueConstraint(fields=["indicator", "year"], name="indicator_year_once")]

    def __str__(self):
        return f"{self.indicator.code} {self.year}"

    @property
    def ledger_code(self):
        return str(self.year)

    @property
    def ledger_label(self):
        return str(self.year)
