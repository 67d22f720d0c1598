"""Why a programme has the status that it has, as a sentence for readers; the rules stand in status.py."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.core.templatetags.indonesian import in_days, long_date

from .enums import ProgramStatus
from .status import derive_status, due_before, late_milestones, status_by_rule, unreported_milestones


@dataclass(frozen=True)
class Explanation:
    """A status on a day and its reason. ``without_override``: what the rules alone would say, empty without one."""

    status: ProgramStatus
    since: date | None
    sentence: str
    unreported: int
    without_override: str = ""


def explain(program, milestones, today: date):
    """The Explanation of a programme's status on a day. ``milestones``: its rows, in any order."""
    derived = derive_status(program, milestones, today)
    unreported = len(unreported_milestones(milestones, today, derived.status))
    ruled = by_the_rules(status_by_rule(program, milestones, today), milestones, today)
    if not derived.is_override:
        return Explanation(derived.status, derived.since, ruled, unreported)
    return Explanation(derived.status, derived.since, by_decision(derived.status, program), unreported, ruled)


def by_decision(status, program):
    said = {
        "status": status.label,
        "office": program.override_office,
        "date": long_date(program.override_date),
        "reason": program.override_note.strip(),
    }
    return _("%(status)s by decision of %(office)s, %(date)s: %(reason)s") % said


def by_the_rules(derived, milestones, today):
    sentence = SENTENCES[derived.status](derived, milestones, today)
    unreported = len(unreported_milestones(milestones, today, derived.status))
    if not unreported:
        return f"{sentence}."
    silent = ngettext(
        "%(count)s milestone is not yet reported", "%(count)s milestones are not yet reported", unreported
    )
    return f"{sentence}; {silent % {'count': unreported}}."


def late(derived, milestones, today):
    sentence = said_late(derived.milestone, today)
    others = len(late_milestones(milestones, today)) - 1
    if not others:
        return sentence
    more = ngettext("%(count)s more milestone is late as well", "%(count)s more milestones are late as well", others)
    return f"{sentence}; {more % {'count': others}}"


def said_late(milestone, today):
    missed = due_before(milestone)
    said = {"title": milestone.title, "date": long_date(missed), "days": in_days((today - missed).days)}
    if milestone.was_moved_too_late:
        said["days"] = in_days(milestone.slip_days)
        return _("Late: milestone “%(title)s” was moved %(days)s beyond its first plan, %(date)s") % said
    return _("Late: milestone “%(title)s” is %(days)s past its plan, %(date)s") % said


def done(derived, milestones, today):
    sentence = ngettext(
        "Done: the only milestone was done on %(date)s",
        "Done: all %(count)s milestones are done, the last on %(date)s",
        len(milestones),
    )
    return sentence % {"count": len(milestones), "date": long_date(derived.since)}


def running(derived, milestones, today):
    return _("Running since %(date)s") % {"date": long_date(derived.since)}


def planned(derived, milestones, today):
    return _("Planned: it has not begun")


SENTENCES = {
    ProgramStatus.LATE: late,
    ProgramStatus.DONE: done,
    ProgramStatus.RUNNING: running,
    ProgramStatus.PLANNED: planned,
}
