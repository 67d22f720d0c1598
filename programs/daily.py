"""Once a day, after midnight in the city: statuses follow the dates that have passed."""

import logging
from datetime import time

from django.db import transaction
from django.utils import timezone

from cms.core.holding import hold_page
from cms.core.models import DailyRun
from cms.publishing.models import Publication
from cms.publishing.publication import record

from .models import ProgramPage
from .settling import settle_status

JOB = "programs.status"
FROM = time(0, 5)

logger = logging.getLogger("cms.programs")


def follow_the_rules(now):
    """Bring the status of every published programme up to date: once a day from 00.05 WIB on, whenever that is.

    After downtime the day's run catches up at once: a status follows from dates, not from the run before. Each change
    runs the publication steps and leaves a ledger row "by rule". The day is ticked off at the end: a run that was cut
    short begins anew, and two at once find nothing left to change where the other one was.
    """
    today, clock = timezone.localdate(now), timezone.localtime(now).time()
    if clock < FROM or DailyRun.objects.filter(job=JOB, day=today).exists():
        return
    programs = ProgramPage.objects.live().in_default_language().values_list("pk", flat=True)
    failed = [pk for pk in list(programs) if not attempt(pk, today)]
    for pk in failed:  # Once more: somebody may have been writing for long. After that, tomorrow.
        attempt(pk, today)
    DailyRun.objects.claim(JOB, today)


def attempt(pk, today):
    """Recompute one programme in a transaction of its own. False, and logged, where that failed: others go on."""
    try:
        with transaction.atomic():
            follow(pk, today)
    except Exception:
        logger.exception("The status of programme page %s could not be brought up to date.", pk)
        return False
    return True


def follow(pk, today):
    """Recompute one programme under lock, so that a publication at the same time is not undone."""
    hold_page(pk)
    program = ProgramPage.objects.filter(pk=pk, live=True).first()
    if program and settle_status(program, today):
        logger.info("Programme %s: status %s by rule.", program.code, program.status)
        record(program, Publication.Action.BY_RULE, office="")
