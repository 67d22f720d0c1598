"""The dashboard: how the programmes stand by dimension and by agency, each figure with the list that makes it up."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from .budget import Totals, totals_by_agency, totals_by_dimension, totals_by_year, totals_of
from .enums import ProgramStatus
from .figures import Figures, figures_by, total_of
from .models.agencies import Agency
from .models.dimensions import DimensionPage
from .models.milestones import Milestone

MARKS = ("late_to_report", "moved", "long_silent")


@dataclass(frozen=True)
class Cell:
    """A number of programmes, and the query string of the list that shows them (None: no filter finds them)."""

    label: str
    count: int
    query: str | None


@dataclass(frozen=True)
class Row:
    """A dimension, an agency, or all: its programmes by status and mark, its weights, its money."""

    title: str
    slug: str
    figures: Figures
    money: Totals
    cells: list


def columns():
    """The figures of a row: what to call them, and by which filter the list shows their programmes."""
    statuses = [(label, {"status": value}) for value, label in ProgramStatus.choices]
    return [
        (_("Programmes"), {}),
        *statuses,
        (_("With unreported milestones"), {"laporan": "belum"}),
        (_("Moved from the first plan"), {"mundur": "ya"}),
        (_("Silent for more than 90 days"), {"laporan": "diam"}),
    ]


def row_of(title, slug, figures, marks, money, scope):
    """``scope``: the filters that find the row's programmes, or None where there are none."""
    counts = [
        figures.programs,
        *(figures.by_status.get(value, 0) for value in ProgramStatus.values),
        *(marks.get(mark, 0) for mark in MARKS),
    ]
    cells = [
        Cell(label, count, None if scope is None else urlencode(scope | extra))
        for (label, extra), count in zip(columns(), counts, strict=True)
    ]
    return Row(title, slug, figures, money, cells)


@dataclass(frozen=True)
class Dashboard:
    total: Row
    dimensions: list
    agencies: list
    years: list  # YearTotals
    unreported: int  # Milestones whose plan has passed and of which nothing is known.
    slipped: int  # Milestones that lie beyond their first plan.


def dashboard(programs, today, year=None):
    """The dashboard of a programme queryset that is narrowed to a year already, if one is given. Eleven queries."""
    scope = {"tahun": year} if year else {}
    dimensions = rows_by(programs, "dimension", named_dimensions(), totals_by_dimension(programs, year), scope, today)
    agencies = rows_by(programs, "lead_agency", named_agencies(), totals_by_agency(programs, year), scope, today)
    milestones = Milestone.objects.of_programs(programs)
    money = [row for row in totals_by_year(programs) if year in (None, row.year)]
    return Dashboard(
        total=total_row(dimensions, scope, totals_of(money)),
        dimensions=dimensions,
        agencies=agencies,
        years=money,
        unreported=milestones.unreported(today).count(),
        slipped=milestones.slipped_later().count(),
    )


def named_dimensions():
    """Pairs of id and (name, slug, scope) in the order of the plan."""
    rows = DimensionPage.objects.published().in_default_language().order_by("path")
    return {row.pk: (row.title, row.slug, {"dimensi": row.slug, "peran": "utama"}) for row in rows}


def named_agencies():
    rows = Agency.objects.current().order_by("name")
    return {row.pk: (row.name, row.slug, {"opd": row.slug, "peran": "utama"}) for row in rows}


def rows_by(programs, field, named, money, scope, today):
    """A row for each that is named and has programmes, and one for the programmes of none of them."""
    figures = figures_by(programs, field)
    marks = {row.pop(field): row for row in programs.count_marks(today, field)}
    rows = [
        row_of(name, slug, figures[pk], marks.get(pk, {}), money.get(pk, Totals()), scope | own)
        for pk, (name, slug, own) in named.items()
        if pk in figures
    ]
    others = [pk for pk in figures if pk not in named]
    if others:
        summed = {mark: sum(marks.get(pk, {}).get(mark, 0) for pk in others) for mark in MARKS}
        their_money = totals_of([money[pk] for pk in others if pk in money])
        rows.append(row_of(_("Others"), "", total_of(figures[pk] for pk in others), summed, their_money, None))
    return rows


def total_row(rows, scope, money):
    """The sum of rows that share no programme."""
    marks = {
        mark: sum(row.cells[position].count for row in rows) for position, mark in enumerate(MARKS, start=-len(MARKS))
    }
    return row_of(_("All programmes"), "", total_of(row.figures for row in rows), marks, money, scope)
