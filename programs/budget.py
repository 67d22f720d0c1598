"""Sums of money, in rupiah. A programme's lines count wherever its primary dimension or lead agency counts.

Money that nobody has reported yet is not zero: ``realised`` is None until at least one line says what was spent.
"""

from collections import defaultdict
from dataclasses import asdict, dataclass
from decimal import ROUND_DOWN, Decimal

from django.db.models import BigIntegerField, Count, Sum
from django.db.models.functions import Cast

from .enums import BudgetSource
from .models.program_parts import BudgetLine


@dataclass(frozen=True)
class Totals:
    """Money planned and realised, and how many of its lines say what was realised."""

    planned: Decimal = Decimal(0)
    realised: Decimal | None = None  # None: no line has been reported.
    lines: int = 0
    reported: int = 0

    @property
    def share(self):
        """Per cent of the planned money that is realised, to one place, rounded down so that 100 means all.

        None where nothing was planned or nothing has been reported.
        """
        if self.realised is None or not self.planned:
            return None
        return (self.realised * 100 / self.planned).quantize(Decimal("0.1"), ROUND_DOWN)

    @property
    def unreported(self):
        """How many lines do not say yet what was realised."""
        return self.lines - self.reported


@dataclass(frozen=True)
class YearTotals(Totals):
    year: int = 0


@dataclass(frozen=True)
class SourceTotals(Totals):
    source: str = ""

    @property
    def label(self):
        return BudgetSource(self.source).label


# As whole numbers, because SQLite's decimal sums are read back with fifteen digits only.
SUMS = {
    "sum_planned": Sum(Cast("planned", BigIntegerField())),
    "sum_realised": Sum(Cast("realised", BigIntegerField())),
    "lines": Count("pk"),
    "reported": Count("realised"),
}


def lines_of(programs, year=None):
    """The budget lines of a programme queryset, of all years or of one."""
    lines = BudgetLine.objects.filter(page__in=programs.order_by().values("pk")).order_by()
    return lines.filter(year=year) if year else lines


def from_row(row):
    """A row of SUMS as the fields of a Totals."""
    realised = row["sum_realised"]
    return {
        "planned": Decimal(row["sum_planned"] or 0),
        "realised": None if realised is None else Decimal(realised),
        "lines": row["lines"],
        "reported": row["reported"],
    }


def sums_by(programs, field, year=None):
    """Pairs of a field's value and the sums of its lines. One query."""
    return [
        (row[field], from_row(row)) for row in lines_of(programs, year).values(field).annotate(**SUMS).order_by(field)
    ]


def totals_of_programs(programs):
    """The sum of a programme queryset. One query."""
    return Totals(**from_row(lines_of(programs).aggregate(**SUMS)))


def totals_of(rows):
    """The sum of several Totals that share no line. No query."""
    realised = [row.realised for row in rows if row.realised is not None]
    return Totals(
        planned=sum((row.planned for row in rows), Decimal(0)),
        realised=sum(realised, Decimal(0)) if realised else None,
        lines=sum(row.lines for row in rows),
        reported=sum(row.reported for row in rows),
    )


def totals_by_year(programs):
    """A list of YearTotals, the oldest year first. One query."""
    return [YearTotals(year=year, **sums) for year, sums in sums_by(programs, "year")]


def totals_by_source(programs):
    """A list of SourceTotals in the order of BudgetSource. One query."""
    order = BudgetSource.values.index
    rows = [SourceTotals(source=source, **sums) for source, sums in sums_by(programs, "source")]
    return sorted(rows, key=lambda row: order(row.source))


def totals_by_program(programs):
    """Totals by the id of the programme; those without lines are left out. One query."""
    return {pk: Totals(**sums) for pk, sums in sums_by(programs, "page")}


def totals_by_dimension(programs, year=None):
    """Totals by the id of the primary dimension (None: without one), of all years or of one. One query."""
    return {pk: Totals(**sums) for pk, sums in sums_by(programs, "page__dimension", year)}


def totals_by_agency(programs, year=None):
    """Totals by the id of the lead agency (None: without one), of all years or of one. One query."""
    return {pk: Totals(**sums) for pk, sums in sums_by(programs, "page__lead_agency", year)}


def from_line(line):
    return Totals(line.planned, line.realised, lines=1, reported=int(line.realised is not None))


def totals_of_lines(lines):
    """The sum of lines at hand, a preview's unsaved ones included. No query."""
    return totals_of([from_line(line) for line in lines])


def years_of_lines(lines):
    """The same by year: a list of YearTotals, the oldest year first."""
    by_year = defaultdict(list)
    for line in lines:
        by_year[line.year].append(line)
    return [YearTotals(year=year, **asdict(totals_of_lines(by_year[year]))) for year in sorted(by_year)]
