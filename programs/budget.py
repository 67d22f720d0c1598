"""Sums of money, in rupiah. A programme's lines count wherever its primary dimension or lead agency counts."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from .models.program_parts import BudgetLine


@dataclass(frozen=True)
class Totals:
    planned: Decimal
    realised: Decimal


def totals_of_programs(programs):
    """Planned and realised money of a programme queryset. One query."""
    lines = BudgetLine.objects.filter(page__in=programs.order_by().values("pk"))
    sums = lines.aggregate(planned=Sum("planned"), realised=Sum("realised"))
    return Totals(sums["planned"] or Decimal(0), sums["realised"] or Decimal(0))


def totals_of_lines(lines):
    """The same for lines at hand, a preview's unsaved ones included."""
    return Totals(
        sum((line.planned for line in lines), Decimal(0)),
        sum((line.realised or Decimal(0) for line in lines), Decimal(0)),
    )
