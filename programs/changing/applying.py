"""Validates a change set, and writes it: all of it or nothing."""

from django.db import transaction
from django.utils import timezone

from cms.core.approval import approved_by

from .indicators import IndicatorChange
from .problems import ChangesRefused
from .programs import ProgramChange


def problems_of(changes, today):
    """What would keep a change set from being written now, in the order of the set; nothing is written."""
    return [problem for change in parts(changes) for problem in change.prepare(today)]


@transaction.atomic
def apply_changes(changes, *, user, office, note, now, source):
    """Write a change set into live pages, into the drafts beside them, and into indicators.

    ``office``: which office approved it; ``note``: what changed, for readers; ``source``: what the ledger calls it by,
    "report:12", once only. Raises ChangesRefused when anything is invalid, or a draft holds one of the facts
    differently; then nothing is written.
    """
    today = timezone.localdate(now)
    prepared = parts(changes, lock=True)
    problems = [problem for change in prepared for problem in change.prepare(today)]
    if problems:
        raise ChangesRefused(problems)
    with approved_by(office):
        for change in prepared:
            change.write(user=user, office=office, note=note, now=now, source=source)


def parts(changes, lock=False):
    """The changes of each programme and indicator, in the order of their codes, so that two runs do not wait in a ring.

    Indicators first: a programme may be measured by a new one.
    """
    indicators = sorted(changes.get("indicators", {}).items())
    programs = sorted(changes.get("programs", {}).items())
    return [
        *(IndicatorChange(code, change, lock) for code, change in indicators),
        *(ProgramChange(code, change, lock) for code, change in programs),
    ]
