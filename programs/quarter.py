"""What is due in a quarter, what came of it, and what was moved out of it or into it."""

from django.db.models import Count, F, Q

from .models.masterplan import MasterplanPage
from .models.milestones import SAID_LATE, Milestone

AROUND = 10  # Years before and after today that have quarters where no plan says which years it covers.


def plan_years(today):
    """The years of the published plan, as a range. One query."""
    plans = MasterplanPage.objects.published().in_default_language()
    period = plans.values_list("period_start", "period_end").first()
    first, last = period or (today.year - AROUND, today.year + AROUND)
    return range(first, last + 1)


def lists_of(quarter, today):
    """The lists of a quarter by their names in addresses, as conditions on milestones that count."""
    planned = Q(planned_date__range=quarter.days)
    first_planned = Q(original_date__range=quarter.days)
    is_done = Q(actual_date__isnull=False)
    overdue = planned & ~is_done & Q(planned_date__lt=today)
    return {
        "rencana": planned,
        "selesai": planned & is_done,
        "belum": overdue & ~SAID_LATE,
        "terlambat": overdue & SAID_LATE,
        "keluar": first_planned & ~planned,
        "masuk": planned & ~first_planned & Q(original_date__isnull=False) & ~Q(original_date=F("planned_date")),
    }


def counted(programs):
    """The milestones of a programme queryset, without what a stopped programme left undone."""
    return Milestone.objects.of_programs(programs).owed()


def counts_of(programs, quarter, today):
    """How long each list of a quarter is, by its name. One query."""
    lists = lists_of(quarter, today)
    return counted(programs).aggregate(**{name: Count("pk", filter=rule) for name, rule in lists.items()})


def milestones_of(programs, quarter, today, name):
    """One list of a quarter by date, with all that a row shows."""
    milestones = counted(programs).filter(lists_of(quarter, today)[name])
    return milestones.select_related("page__lead_agency", "area").order_by("planned_date", "pk")
