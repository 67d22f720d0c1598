"""The rules by which a programme's status follows from its milestones and the day. Printed at /program/aturan-status/.

In this order, the first that fits:

1. An office has decided otherwise (an override): its status, since its date. Only so is a programme on hold or stopped.
2. Every milestone is done: selesai, since the last of them.
3. A milestone that is not done is known to be late: terlambat, since the day after its date. Known is what the agency
   has said: that it is not done although its date has passed, or a new date that was given only after the first one had
   passed. A milestone that is merely due and not reported makes nothing late: the site does not guess. One that was
   moved in good time makes nothing late either; that it was moved, and by how much, stands beside it for good.
4. The start has come, or a milestone is done: berjalan, since the earlier of the two.
5. Otherwise: direncanakan.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from .enums import MilestoneState, ProgramStatus

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class DerivedStatus:
    """A status, the first day on which it held (None where no date tells), and the milestone that it hangs on."""

    status: ProgramStatus
    since: date | None = None
    milestone: object = None
    is_override: bool = False


def derive_status(program, milestones, today: date):
    """The status of a programme on a day. ``milestones``: its rows, in any order."""
    if program.override_status:
        return DerivedStatus(ProgramStatus(program.override_status), program.override_date, is_override=True)
    return status_by_rule(program, milestones, today)


def status_by_rule(program, milestones, today: date):
    """The status that the rules alone give, whatever an office has decided."""
    done = [row for row in milestones if row.actual_date and row.actual_date <= today]
    if milestones and len(done) == len(milestones):
        last = max(done, key=lambda row: row.actual_date)
        return DerivedStatus(ProgramStatus.DONE, last.actual_date, last)
    if late := late_milestones(milestones, today):
        first = min(late, key=due_before)
        return DerivedStatus(ProgramStatus.LATE, due_before(first) + ONE_DAY, first)
    begun = [row.actual_date for row in done]
    if program.start_date and program.start_date <= today:
        begun.append(program.start_date)
    return DerivedStatus(ProgramStatus.RUNNING, min(begun)) if begun else DerivedStatus(ProgramStatus.PLANNED)


def late_milestones(milestones, today: date):
    """Those known to be late on a day."""
    return [
        row
        for row in milestones
        if not row.actual_date and due_before(row) < today and (row.is_reported_late or row.was_moved_too_late)
    ]


def due_before(milestone):
    """The date that a milestone missed: the first plan where it was put off too late, else the current one."""
    return milestone.original_date if milestone.was_moved_too_late else milestone.planned_date


def unreported_milestones(milestones, today: date, status):
    """Those whose current plan has passed and about which nobody has said since whether they are done.

    ``status``: the programme's; a stopped one has none.
    """
    return [row for row in milestones if row.state_on(today, status) == MilestoneState.UNREPORTED]
