"""How long moderation took, by agency and month, summed over plain rows of a bounded number of steps."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from django.utils import timezone

from ..office_days import office_days_between

MOST_STEPS = 5000
FIELDS = ("agency_id", "started_at", "finished_at")


@dataclass
class Line:
    """What one agency's pages asked of moderation in the month in which the steps began."""

    month: date | None
    agency: str
    waiting: int = 0
    days: list[int] = field(default_factory=list)

    @property
    def decided(self):
        return len(self.days)

    @property
    def median(self):
        """Office days; None while nothing is decided."""
        return median(self.days) if self.days else None

    @property
    def longest(self):
        return max(self.days, default=None)


def total_of(lines):
    """All lines as one; its month and agency say nothing."""
    days = [days for line in lines for days in line.days]
    return Line(None, "", sum(line.waiting for line in lines), days)


def office_days_taken(started_at, finished_at, today, holidays):
    """Office days from the start of a step to its decision, or to today while it waits."""
    end = timezone.localdate(finished_at) if finished_at else today
    return office_days_between(timezone.localdate(started_at), end, holidays)


def summarise(steps, agency_names, today, holidays):
    """Lines for a queryset of steps with agency, newest month first, then by agency. Looks at the newest 5000 steps."""
    months = defaultdict(dict)
    for agency_id, started_at, finished_at in steps.order_by("-started_at").values_list(*FIELDS)[:MOST_STEPS]:
        month = timezone.localdate(started_at).replace(day=1)
        line = months[month].setdefault(agency_id, Line(month, agency_names.get(agency_id, "")))
        if finished_at:
            line.days.append(office_days_taken(started_at, finished_at, today, holidays))
        else:
            line.waiting += 1
    newest_first = sorted(months.items(), reverse=True)
    return [line for _, lines in newest_first for line in sorted(lines.values(), key=lambda line: line.agency)]
