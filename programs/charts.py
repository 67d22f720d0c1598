"""Charts as geometry: where each figure of an indicator or a budget is drawn. Pure, without database and words."""

from dataclasses import dataclass
from decimal import Decimal

from .attainment import is_reached, share_reached
from .axes import Tick, ValueAxis, YearAxis

# In units of the drawing, which are pixels on a phone of 360 px: letters keep their size there.
WIDTH, HEIGHT = 328, 210
TOP, BOTTOM = 32, 178  # Of the part where figures stand; the unit is written above, the years below.
DIGIT = 8.5
EDGE = 16  # So that the outermost marks and years are not cut.


@dataclass(frozen=True)
class YearRow:
    """One year of an indicator as the table shows it. The baseline stands in ``actual``."""

    year: int
    target: Decimal | None
    actual: Decimal | None
    is_baseline: bool = False
    reached: bool | None = None
    share: Decimal | None = None  # Per cent of the target.


@dataclass(frozen=True)
class Mark:
    """A figure as a point. Each kind, "baseline", "actual" or "target", has its own shape."""

    kind: str
    year: int
    value: Decimal
    x: float
    y: float


@dataclass(frozen=True)
class Chart:
    left: float
    right: float
    zero: float
    scale: str | None  # What the ticks are counted in: None, or "million" and so on.
    ticks: list[Tick]
    years: list[Tick]
    marks: list[Mark]
    lines: list[tuple[str, str]]  # Pairs of kind and the points that an SVG polyline takes.

    width, height, bottom = WIDTH, HEIGHT, BOTTOM


def year_rows(indicator):
    """The baseline, where there is one, and then every year. No query when the values are prefetched."""
    rows = [
        YearRow(
            value.year,
            value.target,
            value.actual,
            reached=is_reached(indicator.direction, value.target, value.actual),
            share=share_reached(indicator.direction, value.target, value.actual),
        )
        for value in indicator.values.all()
    ]
    rows.sort(key=lambda row: row.year)
    if indicator.baseline is not None and indicator.baseline_year:
        rows.insert(0, YearRow(indicator.baseline_year, None, indicator.baseline, is_baseline=True))
    return rows


def said_row(rows):
    """The row that says how an indicator stands: the last year with an actual value, else with a target.

    Without such a year it is the baseline, and None without any figure.
    """
    years = [row for row in rows if not row.is_baseline]
    actual = [row for row in years if row.actual is not None]
    target = [row for row in years if row.target is not None]
    baseline = [row for row in rows if row.is_baseline]
    return next((found[-1] for found in (actual, target, baseline) if found), None)


def figures_of(rows):
    """Triples of kind, year and figure; what is missing is left out."""
    found = []
    for row in rows:
        actual = "baseline" if row.is_baseline else "actual"
        found += [("target", row.year, row.target), (actual, row.year, row.actual)]
    return [figure for figure in found if figure[2] is not None]


def lines_through(marks):
    """Lines of neighbouring years: none leads across a year that has no figure. The baseline begins the actual one."""
    lines = []
    for kind, kinds in (("target", {"target"}), ("actual", {"baseline", "actual"})):
        line = []
        for mark in sorted((mark for mark in marks if mark.kind in kinds), key=lambda mark: mark.year):
            if line and mark.year != line[-1].year + 1:
                lines.append((kind, line))
                line = []
            line.append(mark)
        lines.append((kind, line))
    return [(kind, " ".join(f"{mark.x},{mark.y}" for mark in line)) for kind, line in lines if len(line) > 1]


def chart_of(rows):
    """The Chart of an indicator's YearRows; None when there is nothing to draw."""
    figures = figures_of(rows)
    if not figures:
        return None
    values = ValueAxis([figure for _, _, figure in figures], TOP, BOTTOM)
    digits = max(len(f"{tick.value.normalize():,f}") for tick in values.ticks)
    left, right = round(10 + digits * DIGIT, 2), WIDTH
    years = YearAxis([year for _, year, _ in figures], left + EDGE, right - EDGE)
    marks = [Mark(kind, year, figure, years.at(year), values.at(figure)) for kind, year, figure in figures]
    return Chart(
        left=left,
        right=right,
        zero=values.at(0),
        scale=values.scale,
        ticks=values.ticks,
        years=years.ticks,
        marks=marks,
        lines=lines_through(marks),
    )


def money_bars(rows):
    """Pairs of a row with ``planned`` and ``realised``, and the widths of their bars in per cent of the largest sum."""
    largest = max((figure for row in rows for figure in (row.planned, row.realised) if figure), default=0)

    def width(figure):
        return round(float(figure * 100 / largest), 3) if figure and largest else 0

    return [(row, {"planned": width(row.planned), "realised": width(row.realised)}) for row in rows]
