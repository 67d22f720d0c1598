"""What can be followed about programmes: their reports, the changes of what they promise, the dates of milestones."""

from collections import Counter

from django.apps import apps
from django.db.models import Count
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.following.subjects import CalendarDate, Subject
from cms.following.topics import topic_of
from cms.publishing.models import LedgerEntry

from .models.milestones import Milestone
from .models.updates import ProgramUpdatePage

PROGRAM = "programs.programpage"
MOST_DATES = 300


def topics_of(program):
    """Where people follow a programme beside its own page: its dimensions, agencies and kecamatan.

    Whoever followed an agency that was merged follows its successor.
    """
    agencies = {program.lead_agency, *program.supporting_agencies.all()} - {None}
    agencies |= {merged for agency in agencies for merged in agency.predecessors.all()}
    areas = {*program.areas.all(), *(row.area for row in program.milestones.select_related("area").all())} - {None}
    topics = {topic_of(page.pk) for page in (program.dimension, *program.other_dimensions.all()) if page}
    for model, rows in (("AgencyIndexPage", agencies), ("AreaIndexPage", areas)):
        lists = apps.get_model("programs", model).objects.live().values_list("pk", flat=True)
        topics |= {topic_of(pk, f"{row.slug}/") for pk in lists for row in rows}
    return topics


def reports_of(programs):
    return lambda limit: ProgramUpdatePage.objects.published().of_programs(programs).latest(limit)


def changes_of(programs):
    """The newest ledger rows about programmes of a queryset, which holds public ones alone."""
    rows = LedgerEntry.objects.filter(subject_type=PROGRAM, subject_id__in=programs.order_by().values("pk"))
    return lambda limit: list(rows.newest_first()[:limit])


def subject(title, summary, address, programs, milestones=None):
    """Programmes of a queryset, as something to follow."""
    if milestones is None:
        milestones = Milestone.objects.of_programs(programs)
    return Subject(
        title=title,
        summary=summary,
        address=address,
        items=reports_of(programs),
        changes=changes_of(programs),
        dates=lambda now: dates_of(milestones),
    )


def dates_of(milestones):
    """Milestones of public programmes as CalendarDates, the latest in the plan first. Three queries at most."""
    rows = list(milestones.select_related("page", "area").order_by("-planned_date", "-pk")[:MOST_DATES])
    changed = times_changed({row.page_id for row in rows})
    return [date_of(row, changed[row.page_id, row.code]) for row in rows]


def times_changed(programs):
    """How often each milestone of programmes changed in public, by programme and code. Ledger rows never go."""
    rows = LedgerEntry.objects.filter(subject_type=PROGRAM, subject_id__in=programs, field__startswith="milestones/")
    found = Counter()
    for program, field, times in rows.order_by().values_list("subject_id", "field").annotate(times=Count("pk")):
        found[program, field.split("/")[1]] += times
    return found


def date_of(milestone, times):
    """A day: the one on which it was done, else the planned one."""
    told = [milestone.page.title]
    if milestone.actual_date:
        told.append(_("Done."))
    elif milestone.original_date and milestone.original_date != milestone.planned_date:
        told.append(_("Formerly %(date)s.") % {"date": date_format(milestone.original_date, "j F Y")})
    place = [milestone.street, milestone.kelurahan, milestone.area.name if milestone.area else ""]
    return CalendarDate(
        uid=f"tonggak-{milestone.page_id}-{milestone.code.lower()}",
        sequence=times,
        title=milestone.title,
        start=milestone.actual_date or milestone.planned_date,
        end=None,
        path=f"/p/{milestone.page_id}",
        changed_at=milestone.page.last_published_at,
        description="\n".join(told),
        place=", ".join(filter(None, place)),
    )
