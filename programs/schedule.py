"""What is planned, done and moved in one place, by date."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

LIMIT = 30


@dataclass(frozen=True)
class Schedule:
    """Milestones with their programmes, each list at most 30 long; done ones latest first."""

    ahead: list
    late: list
    unreported: list
    done: list
    moved: list

    @property
    def is_empty(self):
        return not (self.ahead or self.late or self.unreported or self.done)


def schedule_of(milestones, today: date):
    """Sort a milestone queryset by what may be said of it today. Four queries."""
    milestones = milestones.select_related("page__lead_agency", "area")
    open_ones = milestones.owed().filter(actual_date__isnull=True)
    moved = milestones.slipped().filter(Q(actual_date__isnull=True) | Q(actual_date__gt=F("original_date")))
    due = open_ones.filter(planned_date__lt=today).order_by("planned_date")[:LIMIT]
    return Schedule(
        ahead=list(open_ones.filter(planned_date__gte=today).order_by("planned_date")[:LIMIT]),
        late=[milestone for milestone in due if milestone.is_reported_late],
        unreported=[milestone for milestone in due if not milestone.is_reported_late],
        done=list(milestones.filter(actual_date__isnull=False).order_by("-actual_date")[:LIMIT]),
        moved=list(moved.order_by("-changed_on", "planned_date")[:LIMIT]),
    )
