"""Counts and progress of programmes. Every figure comes from here, so that figures agree wherever they stand."""

from collections import defaultdict
from dataclasses import dataclass, field

from .enums import ProgramStatus


@dataclass(frozen=True)
class StatusCount:
    status: str
    label: str
    count: int
    share: float  # Per cent of all programmes of the set, 0-100.
    start: float = 0  # The sum of the shares before it: where its part of a bar begins.


@dataclass
class Figures:
    """How many programmes stand in which status, and the weight of their milestones done and planned."""

    by_status: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    weight_done: int = 0
    weight_total: int = 0

    @property
    def programs(self):
        return sum(self.by_status.values())

    @property
    def progress(self):
        """Per cent of the milestones' weight that is done, rounded down so that 100 means all."""
        return self.weight_done * 100 // self.weight_total if self.weight_total else 0

    @property
    def statuses(self):
        """The status counts in display order, those without programmes included."""
        total = self.programs or 1
        counts, before = [], 0
        for value, label in ProgramStatus.choices:
            count = self.by_status.get(value, 0)
            counts.append(StatusCount(value, label, count, count * 100 / total, before * 100 / total))
            before += count
        return counts

    @property
    def done(self):
        return self.by_status.get(ProgramStatus.DONE, 0)

    @property
    def late(self):
        return self.by_status.get(ProgramStatus.LATE, 0)

    @property
    def running(self):
        return self.by_status.get(ProgramStatus.RUNNING, 0)

    def add(self, row):
        self.by_status[row["status"]] += row["programs"]
        self.weight_done += row["done"]
        self.weight_total += row["total"]


def overall_figures(programs):
    """Figures of a programme queryset. One query."""
    figures = Figures()
    for row in programs.tally():
        figures.add(row)
    return figures


def figures_by_dimension(programs):
    """Figures by the id of the primary dimension (None: without one); each programme counts once. One query."""
    figures = defaultdict(Figures)
    for row in programs.tally():
        figures[row["dimension"]].add(row)
    return figures


def total_of(figures):
    """The sum of several Figures."""
    total = Figures()
    for part in figures:
        for status, count in part.by_status.items():
            total.by_status[status] += count
        total.weight_done += part.weight_done
        total.weight_total += part.weight_total
    return total
