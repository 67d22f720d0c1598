"""Once a day, after midnight in the city: statuses follow the dates that have passed."""

import logging
from datetime import time

from django.db import transaction
from django.utils import timezone

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
    runs the publication steps and leaves a ledger row "by rule".
    """
    today, clock = timezone.localdate(now), timezone.localtime(now).time()
    if clock < FROM:
        return
    with transaction.atomic():
        if not DailyRun.objects.claim(JOB, today):
            return
        for pk in list(ProgramPage.objects.live().in_default_language().values_list("pk", flat=True)):
            follow(pk, today)


def follow(pk, today):
    """Recompute one programme under lock, so that a publication at the same time is not undone."""
    program = ProgramPage.objects.select_for_update().filter(pk=pk, live=True).first()
    if program and settle_status(program, today):
        logger.info("Programme %s: status %s by rule.", program.code, program.status)
        record(program, Publication.Action.BY_RULE, office="")
