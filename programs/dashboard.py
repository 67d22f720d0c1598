"""The dashboard: how the programmes stand by dimension and by agency, each figure with the list that makes it up."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from .budget import Totals, totals_by_agency, totals_by_dimension, totals_by_year, totals_of
from .enums import ProgramStatus
from .figures import Figures, total_of
from .models.agencies import Agency
from .models.dimensions import DimensionPage

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


def row_of(title, slug, group, scope):
    """``scope``: the filters that find the group's programmes, or None where there are none."""
    counts = [
        group.figures.programs,
        *(group.figures.by_status.get(value, 0) for value in ProgramStatus.values),
        *(group.marks[mark] for mark in MARKS),
    ]
    cells = [
        Cell(label, count, None if scope is None else urlencode(scope | extra))
        for (label, extra), count in zip(columns(), counts, strict=True)
    ]
    return Row(title, slug, group.figures, group.money, cells)


@dataclass(frozen=True)
class Dashboard:
    total: Row
    dimensions: list
    agencies: list
    years: list  # YearTotals
    unreported: int  # Milestones whose plan has passed and of which nothing is known.
    slipped: int  # Milestones that lie beyond their first plan.


def dashboard(programs, today, year=None):
    """The dashboard of a programme queryset, of all years or of one. Six queries.

    A programme counts in the years in which it runs; money in the year of its line, also after the programme's end.
    """
    scope = {"tahun": year} if year else {}
    standings = list((programs.running_in_year(year) if year else programs).standings(today))
    dimensions = group(standings, "dimension", totals_by_dimension(programs, year))
    agencies = group(standings, "lead_agency", totals_by_agency(programs, year))
    money = [row for row in totals_by_year(programs) if year in (None, row.year)]
    total = total_of_groups(dimensions.values(), totals_of(money))
    return Dashboard(
        total=row_of(_("All programmes"), "", total, scope),
        dimensions=rows_of(dimensions, named_dimensions(), scope),
        agencies=rows_of(agencies, named_agencies(), scope),
        years=money,
        unreported=sum(row["unreported_milestones"] for row in standings),
        slipped=sum(row["slipped_milestones"] for row in standings),
    )


@dataclass
class Group:
    """What is summed for a row."""

    figures: Figures = field(default_factory=Figures)
    marks: Counter = field(default_factory=Counter)
    money: Totals = Totals()

    def add(self, row):
        self.figures.add(row)
        self.marks.update({mark: row[mark] for mark in MARKS})


def group(standings, by, money):
    """Groups by the id that the standings have for a field."""
    groups = defaultdict(Group)
    for row in standings:
        groups[row[by]].add(row)
    for pk, totals in money.items():
        groups[pk].money = totals
    return groups


def total_of_groups(groups, money=None):
    """The sum of groups that share no programme."""
    groups = list(groups)
    marks = sum((group.marks for group in groups), Counter())
    figures = total_of(group.figures for group in groups)
    return Group(figures, marks, money or totals_of([group.money for group in groups]))


def named_dimensions():
    """Pairs of id and (name, slug, scope) in the order of the plan."""
    rows = DimensionPage.objects.published().in_default_language().order_by("path")
    return {row.pk: (row.title, row.slug, {"dimensi": row.slug, "peran": "utama"}) for row in rows}


def named_agencies():
    rows = Agency.objects.current().order_by("name")
    return {row.pk: (row.name, row.slug, {"opd": row.slug, "peran": "utama"}) for row in rows}


def rows_of(groups, named, scope):
    """A row for each that is named and has programmes, and one for the programmes of none of them."""
    rows = [row_of(title, slug, groups[pk], scope | own) for pk, (title, slug, own) in named.items() if pk in groups]
    if others := [group for pk, group in groups.items() if pk not in named]:
        rows.append(row_of(_("Others"), "", total_of_groups(others), None))
    return rows
