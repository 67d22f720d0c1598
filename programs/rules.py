"""The rules of status.py in words for citizens, each with a worked example that the rules themselves answer."""

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace

from django.utils.translation import gettext_lazy as _

from .enums import ProgramStatus
from .explaining import explain
from .models import Milestone

EXAMPLE_DAY = date(2026, 9, 10)
BEGUN = {"start_date": date(2026, 1, 5)}


@dataclass(frozen=True)
class Rule:
    """One rule: the statuses that it gives, what it says, and an example (a programme, its milestones) in words."""

    statuses: tuple
    says: str
    example: str
    program: dict
    milestones: tuple = ()

    def answer(self, today=EXAMPLE_DAY):
        """The Explanation that the rules give for the example."""
        nothing = {"override_status": "", "start_date": None}
        rows = [as_milestone(**row) for row in self.milestones]
        return explain(SimpleNamespace(**nothing | self.program), rows, today)


def as_milestone(planned_date, original_date=None, **fields):
    return Milestone(planned_date=planned_date, original_date=original_date or planned_date, **fields)


RULES = [
    Rule(
        statuses=(ProgramStatus.ON_HOLD, ProgramStatus.STOPPED),
        says=_(
            "An office has decided about the programme. Then its decision stands instead of all other rules, with the "
            "office, the date and the reason beside it. A programme is on hold or stopped only by such a decision."
        ),
        example=_("The agency repeats a tender and puts the programme on hold on 3 March 2026."),
        program=BEGUN
        | {
            "override_status": ProgramStatus.ON_HOLD,
            "override_office": "Dinas Perhubungan",
            "override_date": date(2026, 3, 3),
            "override_note": _("the tender is repeated."),
        },
        milestones=({"title": _("Lamps installed"), "planned_date": date(2026, 12, 1)},),
    ),
    Rule(
        statuses=(ProgramStatus.DONE,),
        says=_("Every milestone is done, each with its evidence. The programme is done since the day of the last."),
        example=_("It has two milestones; the second was done on 20 August 2026."),
        program=BEGUN,
        milestones=(
            {"title": _("Poles set"), "planned_date": date(2026, 6, 1), "actual_date": date(2026, 6, 1)},
            {"title": _("Lamps installed"), "planned_date": date(2026, 8, 17), "actual_date": date(2026, 8, 20)},
        ),
    ),
    Rule(
        statuses=(ProgramStatus.LATE,),
        says=_(
            "A milestone is known to be late: its agency has said that it is not done although its date has passed, or "
            "gave a later date only after the one that held until then had passed. The programme is late since the day "
            "after the date that was missed."
        ),
        example=_(
            "The lamps were planned for 1 August 2026. On 10 August the agency said that they are not installed yet."
        ),
        program=BEGUN,
        milestones=(
            {
                "title": _("Lamps installed"),
                "planned_date": date(2026, 8, 1),
                "late_reported_on": date(2026, 8, 10),
            },
        ),
    ),
    Rule(
        statuses=(ProgramStatus.RUNNING,),
        says=_(
            "The start has come, or a milestone is done already. A milestone whose date has passed without a report "
            "makes nothing late: this site does not guess. It says how many are not yet reported. One that was moved "
            "in good time makes nothing late either, however often, but the site says for good by how many days it was "
            "moved beyond its first plan."
        ),
        example=_("It began on 5 January 2026. A milestone was due on 31 August, and nobody has reported on it."),
        program=BEGUN,
        milestones=({"title": _("Lamps installed"), "planned_date": date(2026, 8, 31)},),
    ),
    Rule(
        statuses=(ProgramStatus.PLANNED,),
        says=_("None of these fits: the programme has not begun."),
        example=_("The programme begins on 4 January 2027."),
        program={"start_date": date(2027, 1, 4)},
        milestones=({"title": _("Lamps installed"), "planned_date": date(2027, 8, 1)},),
    ),
]
