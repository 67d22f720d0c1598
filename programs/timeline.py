"""A programme's milestones as a reader sees them on a given day."""

from dataclasses import dataclass
from datetime import date

from .enums import MilestoneState
from .status import derive_status


@dataclass(frozen=True)
class TimelineEntry:
    milestone: object
    state: MilestoneState
    days_over: int  # Days since the planned date of an unreported or late milestone, else 0.

    @property
    def date(self):
        return self.milestone.actual_date or self.milestone.planned_date


def timeline(program, today: date):
    """The milestones of a programme (published, or an unsaved preview) in order of date."""
    entries = []
    rows = program.milestones.select_related("area", "evidence", "evidence_picture")
    milestones = list(rows.prefetch_related("evidence_picture__renditions").all())
    status = derive_status(program, milestones, today).status
    for milestone in milestones:
        state = milestone.state_on(today, status)
        over = (today - milestone.planned_date).days if state in (MilestoneState.UNREPORTED, MilestoneState.LATE) else 0
        entries.append(TimelineEntry(milestone, state, over))
    return sorted(entries, key=lambda entry: (entry.date, entry.milestone.sort_order or 0))


def progress_of(entries):
    """Per cent of a timeline's weight that is done, rounded down; as ``with_progress`` counts it, without a query."""
    total = sum(entry.milestone.weight for entry in entries)
    done = sum(entry.milestone.weight for entry in entries if entry.milestone.actual_date)
    return done * 100 // total if total else 0
