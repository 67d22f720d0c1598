"""Which goals of the plan are served by programmes and measured by indicators, and what is missing.

The plan ties indicators to programmes and programmes to goals: a goal is measured by the indicators of the programmes
that serve it.
"""

from collections import defaultdict

from django.db.models import Count, Q

from .models.dimensions import Goal
from .models.program import ProgramPage
from .models.program_parts import ProgramIndicator

SHOWN = 5  # Programmes and indicators that stand in one cell.


def lists_of_coverage(programs, dimension=None):
    """The four lists by their names in addresses: three of goals, one of programmes. No query yet."""
    goals, homeless = Goal.objects.published(), programs.without_goal()
    if dimension:
        goals, homeless = goals.filter(subdimension__page=dimension), homeless.filter(dimension=dimension)
    return {
        "matriks": goals.in_plan_order(),
        "tanpa-program": goals.not_served_by(programs).in_plan_order(),
        "tanpa-indikator": goals.not_measured_by(programs).in_plan_order(),
        "program-tanpa-sasaran": homeless.select_related("lead_agency", "dimension").order_by("title"),
    }


def counts_of_coverage(lists):
    """How long each of the lists is, by its name. Two queries."""
    *of_goals, of_programs = lists.items()
    (everything, goals), *parts = of_goals
    counts = goals.order_by().aggregate(
        **{everything: Count("pk")},
        **{name: Count("pk", filter=Q(pk__in=part.order_by().values("pk"))) for name, part in parts},
    )
    return counts | {of_programs[0]: of_programs[1].count()}


def fill(goals, programs):
    """Give each of a few goals ``cells``: its programmes and its indicators, at most SHOWN, with the number left out.

    Four queries.
    """
    serving, measuring = programs_of(goals, programs), indicators_of(goals, programs)
    shown = [pk for ids in serving.values() for pk in ids[:SHOWN]]
    by_id = ProgramPage.objects.in_bulk(shown)
    for goal in goals:
        ids, indicators = serving[goal.pk], measuring[goal.pk]
        goal.shown_programs = [by_id[pk] for pk in ids[:SHOWN]]
        goal.more_programs = len(ids[SHOWN:])
        goal.shown_indicators = indicators[:SHOWN]
        goal.more_indicators = len(indicators[SHOWN:])
    return goals


def programs_of(goals, programs):
    """Lists of programme ids by goal id, in the order of their titles."""
    links = ProgramPage.goals.through.objects.filter(
        goal__in=[goal.pk for goal in goals], programpage__in=programs.order_by().values("pk")
    )
    found = defaultdict(list)
    for goal, program in links.order_by("programpage__title", "programpage").values_list("goal", "programpage"):
        found[goal].append(program)
    return found


def indicators_of(goals, programs):
    """Lists of (code, name) by goal id, each indicator once, in the order of their codes."""
    rows = ProgramIndicator.objects.filter(
        page__goals__in=[goal.pk for goal in goals], page__in=programs.order_by().values("pk")
    )
    columns = ("page__goals", "indicator__code", "indicator__name")
    found = defaultdict(list)
    for goal, code, name in rows.order_by(*columns).values_list(*columns).distinct():
        found[goal].append((code, name))
    return found
