"""What follows by rule on a programme and is written when it is published, or by the daily job: never by a draft.

The first plan of each milestone, the day its plan was changed last, and the plan it missed; the status and since when;
and the day of the last quarterly report. Drafts and forms carry these columns along, but ``keep_ruled`` puts the live
values in their place.
"""

from django.apps import apps
from django.utils import timezone

from .plans import follow_plans, published_plans
from .status import derive_status

RULED = ("status", "status_since", "reported_on")
RULED_ROWS = ("original_date", "changed_on", "missed_date")


def keep_ruled(live, draft):
    """Give a draft the ruled columns of the live page; milestones are told apart by their codes.

    An original that was never public keeps none: made from a copy, its columns tell the past of another programme.
    """
    begins = live.first_published_at is None and live.locale.is_default
    page = type(live)() if begins else live
    for name in RULED:
        setattr(draft, name, getattr(page, name))
    kept = {row.code: row for row in milestone_model().objects.filter(page_id=page.pk)}
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
        ruled = {name: getattr(row, name) for name in RULED_ROWS}
        milestone_model().objects.filter(pk=row.pk).update(**ruled)
    settle_status(page, today)


def settle_in_memory(page, today):
    """What ``settle`` does, for a page that is written by somebody else."""
    page.milestones = settled_plans(page, today)
    derive(page, today)


def settled_plans(page, today):
    """The milestones of a page that is published on a day, in memory, with what is known of their plans.

    All publications are asked, not only the last: a milestone that was taken out and comes back is still the same.
    """
    published, rows = published_plans(page), list(page.milestones.all())
    for row in rows:
        history = follow_plans([*published[row.code], (today, row.planned_date)])
        row.original_date = row.original_date or history.first
        row.changed_on = history.changed_on or row.changed_on
        row.missed_date = min(filter(None, [row.missed_date, history.missed]), default=None)
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
