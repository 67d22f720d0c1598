"""What changed lately in the programmes: reports, slipped dates, milestones reached, changes of status."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .models.milestones import Milestone
from .models.updates import ProgramUpdatePage


class ChangeKind(TextChoices):
    SLIPPED = "slipped", _("Date moved")
    STATUS = "status", _("Status changed")
    REACHED = "reached", _("Milestone reached")
    UPDATE = "update", _("Report")


@dataclass(frozen=True)
class Change:
    kind: ChangeKind
    date: date
    program: object
    milestone: object = None
    update: object = None


def recent_changes(programs, since, today, limit=20):
    """The changes of a programme queryset from ``since`` to ``today``, newest first, at most ``limit``. Six queries."""
    moved = Milestone.objects.of_programs(programs).slipped().filter(changed_on__range=(since, today))
    reached = Milestone.objects.of_programs(programs).filter(actual_date__range=(since, today))
    updates = ProgramUpdatePage.objects.published().of_programs(programs).filter(date__range=(since, today))
    changed = programs.filter(status_since__range=(since, today)).select_related("lead_agency")
    changes = [
        *(Change(ChangeKind.SLIPPED, row.changed_on, row.page, row) for row in newest(moved, "changed_on", limit)),
        *(Change(ChangeKind.REACHED, row.actual_date, row.page, row) for row in newest(reached, "actual_date", limit)),
        *(Change(ChangeKind.STATUS, row.status_since, row) for row in changed.order_by("-status_since")[:limit]),
        *(Change(ChangeKind.UPDATE, row.date, row.program, update=row) for row in newest_updates(updates, limit)),
    ]
    return sorted(changes, key=lambda change: change.date, reverse=True)[:limit]


def newest_updates(updates, limit):
    return updates.newest_first()[:limit].with_programs()


def newest(milestones, field, limit):
    return milestones.select_related("page__lead_agency", "area").order_by(f"-{field}")[:limit]
