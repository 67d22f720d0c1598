"""The records behind a table: read from the database as a stream, in a constant number of queries."""

from django.db.models import Prefetch

from ..models import (
    Agency,
    BudgetLine,
    DimensionPage,
    Goal,
    Indicator,
    IndicatorValue,
    Milestone,
    ProgramIndicator,
    ProgramPage,
)

CHUNK = 2500  # So many records are in memory at a time; what is looked up for them is asked for once a chunk.


def rows_of(table, programs, today, indicators=None, dimensions=None):
    """Yield the rows of a table, {key: plain value}, in a stable order.

    ``programs``: the queryset of programmes whose data are wanted. ``indicators`` and ``dimensions``: querysets of
    those that may be named; all, unless given.
    """
    for record in records_of(table, programs, indicators, dimensions):
        yield table.row(record, today)


def records_of(table, programs, indicators=None, dimensions=None):
    """The records behind ``rows_of``, with all that their columns read."""
    chosen = programs.order_by().values("pk")
    indicators = Indicator.objects.all() if indicators is None else indicators
    dimensions = DimensionPage.objects.all() if dimensions is None else dimensions
    return READERS[table.name](chosen, indicators, dimensions).iterator(chunk_size=CHUNK)


def programs_with_all(chosen, indicators, dimensions):
    few = dimensions.only("code")
    goals = Goal.objects.filter(subdimension__page__in=dimensions.order_by().values("pk")).only("code")
    links = ProgramIndicator.objects.filter(indicator__in=indicators.order_by().values("pk"))
    dates = Milestone.objects.only("page", "weight", "planned_date", "original_date", "late_reported_on", "actual_date")
    return (
        ProgramPage.objects.filter(pk__in=chosen)
        .defer("story")
        .with_last_report()
        .select_related("lead_agency", "locale")
        .prefetch_related(
            Prefetch("dimension", few),
            Prefetch("other_dimensions", few),
            Prefetch("goals", goals),
            Prefetch("program_indicators", links.select_related("indicator")),
            "supporting_agencies",
            "areas",
            Prefetch("milestones", dates),
            "budget_lines",
        )
        .order_by("code", "pk")
    )


def rows_on_programs(model, chosen, *related):
    """The child rows of programmes, each with the little of its programme that a row tells."""
    own = [field.name for field in model._meta.concrete_fields]
    related_columns = [f"{name}__{column}" for name, columns in related for column in columns]
    return (
        model.objects.filter(page__in=chosen)
        .select_related("page", *(name for name, _columns in related))
        .only(*own, "page__code", "page__is_example", "page__status", *related_columns)
        .order_by("page__code", "page", "sort_order", "pk")
    )


def milestones(chosen, indicators, dimensions):
    return rows_on_programs(Milestone, chosen, ("area", ["code"]), ("evidence", ["file"]))


def budget_lines(chosen, indicators, dimensions):
    return rows_on_programs(BudgetLine, chosen)


def indicators_with_all(chosen, indicators, dimensions):
    links = ProgramIndicator.objects.filter(page__in=chosen).select_related("page")
    links = links.only("indicator", "page__code")
    return (
        indicators.select_related("producer", "parent")
        .prefetch_related(Prefetch("program_links", links))
        .order_by("code", "pk")
    )


def yearly_values(chosen, indicators, dimensions):
    values = IndicatorValue.objects.filter(indicator__in=indicators.order_by().values("pk"))
    return values.select_related("indicator").order_by("indicator__code", "year")


def agencies(chosen, indicators, dimensions):
    counted = Agency.objects.with_program_counts(ProgramPage.objects.filter(pk__in=chosen))
    return counted.select_related("merged_into", "area").order_by("slug")


READERS = {
    "program": programs_with_all,
    "tonggak": milestones,
    "indikator": indicators_with_all,
    "nilai_indikator": yearly_values,
    "anggaran": budget_lines,
    "opd": agencies,
}
