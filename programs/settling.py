"""What follows by rule on a programme and is written when it is published, or by the daily job: never by a draft.

The first plan of each milestone, the day its plan was changed last, the status and since when; and the day of the
last quarterly report. Drafts and forms carry these columns along, but ``keep_ruled`` puts the live values in their
place.
"""

from datetime import date

from django.apps import apps
from django.utils import timezone

from cms.publishing.models import Publication

from .status import derive_status

RULED = ("status", "status_since", "reported_on")
RULED_ROWS = ("original_date", "changed_on")


def keep_ruled(live, draft):
    """Give a draft the ruled columns of the live page; milestones are told apart by their codes."""
    for name in RULED:
        setattr(draft, name, getattr(live, name))
    kept = {row.code: row for row in milestone_model().objects.filter(page_id=live.pk)}
    for row in draft.milestones.all():
        for name in RULED_ROWS:
            setattr(row, name, getattr(kept.get(row.code), name, None))
    return draft


def milestone_model():
    return apps.get_model("programs", "Milestone")


def settle(page, now):
    """Bring the ruled columns of a programme that is published just now up to date, in the database and on ``page``."""
    if page._meta.label != "programs.ProgramPage" or not page.locale.is_default:
        return
    today = timezone.localdate(now)
    for row in settled_plans(page, today):
        milestone_model().objects.filter(pk=row.pk).update(original_date=row.original_date, changed_on=row.changed_on)
    settle_status(page, today)


def settle_in_memory(page, today):
    """What ``settle`` does, for a page that is written by somebody else."""
    page.milestones = settled_plans(page, today)
    derive(page, today)


def settled_plans(page, today):
    """The milestones of a page with their first plan and the day on which the plan changed, in memory."""
    published = planned_before(page) if page.pk else {}
    rows = list(page.milestones.all())
    for row in rows:
        row.original_date = row.original_date or published.get(row.code) or row.planned_date
        if published.get(row.code, row.planned_date) != row.planned_date:
            row.changed_on = today
    return rows


def settle_status(page, today):
    """Store the derived status. Returns whether it changed."""
    status, since = page.status, page.status_since
    derive(page, today)
    if (page.status, page.status_since) != (status, since):
        type(page).objects.filter(pk=page.pk).update(status=page.status, status_since=page.status_since)
    return page.status != status


def derive(page, today):
    """Give a page, in memory, the status that follows from its milestones and the day."""
    derived = derive_status(page, list(page.milestones.all()), today)
    page.status, page.status_since = derived.status.value, derived.since


def planned_before(page):
    """The planned dates of the publication before, by milestone code."""
    earlier = Publication.objects.filter(page_id=page.pk, facts__isnull=False)
    before = earlier.order_by("-pk").first()
    rows = before.facts["rows"].get("milestones", {}) if before else {}
    dates = {code: row["fields"]["planned_date"]["value"] for code, row in rows.items()}
    return {code: date.fromisoformat(value) for code, value in dates.items() if value}
