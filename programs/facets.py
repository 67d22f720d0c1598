"""How many programmes each option of a filter would leave, under the other filters in force."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Value
from django.db.models.functions import Coalesce

from .calendar import years_between
from .models.milestones import Milestone
from .models.program import ProgramPage


@dataclass(frozen=True)
class Facets:
    """``total``: how many programmes fit; ``counts``: by filter name a Counter; ``years``: in which any runs."""

    total: int
    counts: dict
    years: range


def facets(programs, chosen, today, only_primary=False):
    """The counts over a programme queryset. Two queries, whatever is chosen.

    ``chosen``: the values in force by filter name; rows of registers and pages by their ids. ``only_primary``: leave
    out other dimensions and supporting agencies.
    """
    rows = list(programs.with_marks(today).order_by().values(*COLUMNS))
    years = years_of(rows, today)
    horizon = max(years[-1], chosen.get("tahun", 0))  # Up to here a programme without an end runs.
    links = linked(programs, only_primary)
    total, counts = 0, defaultdict(Counter)
    for row in rows:
        values = values_of(row, links[row["pk"]], horizon)
        missed = [name for name, value in chosen.items() if value not in values[name]]
        total += not missed
        # What fits all filters counts everywhere; what only one filter keeps out counts at that filter.
        for name in values if not missed else missed if len(missed) == 1 else ():
            counts[name].update(values[name])
    return Facets(total, counts, years)


COLUMNS = (
    "pk", "dimension", "lead_agency", "phase", "status", "is_quick_win", "start_date", "end_date", "unreported",
    "silent", "slipped",
)  # fmt: skip


def values_of(row, links, horizon):
    """The values of each filter that find a programme."""
    last = row["end_date"].year if row["end_date"] else horizon
    return {
        "dimensi": {row["dimension"]} | links["dimensi"],
        "opd": {row["lead_agency"]} | links["opd"],
        "fase": {row["phase"]},
        "status": {row["status"]},
        "kecamatan": links["kecamatan"],
        "tahun": range(row["start_date"].year, last + 1),
        "quick_win": {"ya"} if row["is_quick_win"] else set(),
        "laporan": {name for name, mark in (("belum", "unreported"), ("diam", "silent")) if row[mark]},
        "mundur": {"ya"} if row["slipped"] else set(),
    }


def years_of(rows, today):
    starts = [row["start_date"] for row in rows]
    ends = [row["end_date"] for row in rows if row["end_date"]]
    return years_between(min(starts, default=None), max(starts, default=None), max(ends, default=None), today)


def linked(programs, only_primary):
    """By programme id and filter name: the ids that hang on it in other tables. One query."""
    ids = programs.order_by().values("pk")
    areas, dimensions, agencies = (
        getattr(ProgramPage, name).through.objects.filter(programpage__in=ids)
        for name in ("areas", "other_dimensions", "supporting_agencies")
    )
    placed = Milestone.objects.filter(page__in=ids, area__isnull=False).order_by()
    rows = areas.values_list(Value("kecamatan"), "programpage_id", "area_id")
    rows = rows.union(placed.values_list(Value("kecamatan"), "page_id", Coalesce("area_id", 0)))
    if not only_primary:
        rows = rows.union(
            dimensions.values_list(Value("dimensi"), "programpage_id", "dimensionpage_id"),
            agencies.values_list(Value("opd"), "programpage_id", "agency_id"),
        )
    links = defaultdict(lambda: defaultdict(set))
    for name, program, other in rows:
        links[program][name].add(other)
    return links
