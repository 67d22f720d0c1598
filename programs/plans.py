"""What became of a milestone's plan, as it was published time after time."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils import timezone

from cms.publishing.models import Publication


@dataclass(frozen=True)
class PlanHistory:
    """``first``: the plan published first. ``changed_on``: the day of the last change, None without one.

    ``missed``: the earliest plan that had passed when a later one was published in its place; None where every new
    plan was given in time.
    """

    first: date
    changed_on: date | None = None
    missed: date | None = None


def follow_plans(plans):
    """The PlanHistory of at least one (day of publication, planned date), the oldest first."""
    changes = [(before, day, after) for (_, before), (day, after) in pairwise(plans) if after != before]
    missed = [before for before, day, after in changes if before < day and before < after]
    return PlanHistory(plans[0][1], changes[-1][1] if changes else None, min(missed, default=None))


def published_plans(page):
    """What ``follow_plans`` takes, by milestone code, of every milestone that the page has had. One query."""
    published = Publication.objects.filter(page_id=page.pk, facts__isnull=False).order_by("pk")
    plans = defaultdict(list)
    for moment, milestones in published.values_list("happened_at", "facts__rows__milestones"):
        for code, row in (milestones or {}).items():
            planned = row["fields"]["planned_date"]["value"]
            plans[code].append((timezone.localdate(moment), date.fromisoformat(planned)))
    return plans
