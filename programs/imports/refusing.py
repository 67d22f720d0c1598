"""An approved import that cannot be applied: the run says why, and everybody who took part is told."""

import logging

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.core.mail import queue_mail
from cms.moderation.notifications import participants, wants

from ..models import ImportRun

MOST_NAMED = 5

logger = logging.getLogger("cms.programs")


class Refused(Exception):
    """Why an import cannot be applied, in words for those who imported it. Nothing was written."""

    @classmethod
    def because(cls, reasons):
        """The first reasons in full, the others as a number."""
        reasons = list(reasons)
        named = " ".join(reasons[:MOST_NAMED])
        if len(reasons) > MOST_NAMED:
            named = _("%(reasons)s And %(count)d more.") % {"reasons": named, "count": len(reasons) - MOST_NAMED}
        return cls(_("Nothing was imported. %(reasons)s") % {"reasons": named})


@transaction.atomic
def refuse(run, reason, now):
    """Write down why, unless another process has the run by now, and tell those who took part."""
    refused = {"state": ImportRun.State.REFUSED, "refusal": reason, "claimed_until": None}
    if not ImportRun.objects.held_by(run).update(**refused):
        return
    logger.info("Import %s: could not be applied.", run.pk)
    log(run, "moderation.refused", user=run.approved_by, data={"reason": reason})
    for person in concerned(run):
        if wants(person, "rejected"):
            queue_mail(person, "import_refused", {"run": run, "reason": reason}, now)


def concerned(run):
    """Who uploaded it, submitted it, or decided about it."""
    state = run.workflow_states.order_by("-created_at", "-pk").first()
    people = participants(state) if state else set()
    return sorted((people | {run.uploaded_by, run.approved_by}) - {None}, key=lambda person: person.pk)
