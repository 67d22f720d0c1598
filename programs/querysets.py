"""What may be asked of programmes, in the words of the office."""

from django.apps import apps
from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import PageManager

from cms.core.querysets import PublishedQuerySet

from .days import DaysBetween
from .enums import ProgramStatus


def milestones_of_program():
    return apps.get_model("programs", "Milestone").objects.filter(page=OuterRef("pk"))


def expected_of_program():
    """The milestones that readers still wait for: not done, of a programme that was not stopped."""
    return milestones_of_program().filter(actual_date__isnull=True).exclude(page__status=ProgramStatus.STOPPED)


def one_number(milestones, aggregate):
    """What an aggregate says of the milestones of each programme, as a subquery; zero when there are none."""
    told = milestones.order_by().values("page").annotate(told=aggregate).values("told")
    return Coalesce(Subquery(told, output_field=IntegerField()), 0)


def weight(milestones):
    """The sum of the milestones' weights as a subquery; zero when there are none."""
    return one_number(milestones, Sum("weight"))


class ProgramQuerySet(PublishedQuerySet):
    def for_view(self):
        return self.select_related("lead_agency", "dimension", "picture", "locale")

    def with_responsible_agency(self):
        """Its own, or else the lead agency, which is a fact of the original."""
        original = self.model.objects.in_default_language().filter(translation_key=OuterRef("translation_key"))
        lead = Subquery(original.order_by().values("lead_agency_id")[:1])
        agency = Coalesce("owner_agency_id", lead, "lead_agency_id", output_field=BigIntegerField())
        return self.annotate(responsible_agency_id=agency)

    def countable(self):
        """The programmes that figures count: published originals."""
        return self.published().in_default_language()

    def quick_wins(self):
        return self.filter(is_quick_win=True)

    def of_dimension(self, dimension):
        """Programmes that serve a dimension, first of all those that count in its sums."""
        return self.filter(Q(dimension=dimension) | Q(other_dimensions=dimension)).distinct()

    def of_agency(self, agency):
        return self.filter(Q(lead_agency=agency) | Q(supporting_agencies=agency)).distinct()

    def of_agencies(self, agencies):
        return self.filter(Q(lead_agency__in=agencies) | Q(supporting_agencies__in=agencies)).distinct()

    about_dimension = of_dimension
    about_agency = of_agency

    def dated_between(self, since, until):
        return self.filter(Q(start_date__lte=until), Q(end_date__gte=since) | Q(end_date__isnull=True))

    def in_area(self, area):
        return self.filter(Q(areas=area) | Q(milestones__area=area)).distinct()

    def mentioning(self, word):
        """Programmes with a word in title, summary, code, lead agency or a milestone's place."""
        milestones = milestones_of_program()
        places = milestones.filter(Q(street__icontains=word) | Q(kelurahan__icontains=word) | Q(title__icontains=word))
        return self.filter(
            Q(title__icontains=word)
            | Q(summary__icontains=word)
            | Q(code__iexact=word)
            | Q(lead_agency__name__icontains=word)
            | Q(lead_agency__short_name__icontains=word)
            | Exists(places)
        )

    def running_in_year(self, year):
        return self.filter(Q(start_date__year__lte=year), Q(end_date__year__gte=year) | Q(end_date__isnull=True))

    def with_progress(self):
        """Add ``weight_done``, ``weight_total`` and ``progress`` (per cent, rounded down)."""
        return self.annotate(
            weight_total=weight(milestones_of_program()),
            weight_done=weight(milestones_of_program().filter(actual_date__isnull=False)),
        ).annotate(
            progress=Case(
                When(weight_total=0, then=Value(0)),
                default=F("weight_done") * 100 / F("weight_total"),
                output_field=IntegerField(),
            )
        )

    def with_last_report(self):
        """Add ``last_report``: the date of the newest published update below each programme, or None."""
        updates = apps.get_model("programs", "ProgramUpdatePage").objects.live()
        below = updates.filter(path__startswith=OuterRef("path")).order_by("-date")
        return self.annotate(last_report=Subquery(below.values("date")[:1]))

    def with_next_milestone(self, since=None):
        """Add ``next_title`` and ``next_date``: the earliest milestone not done, of those planned from a day on.

        A programme that was stopped has none.
        """
        open_ones = expected_of_program()
        if since:
            open_ones = open_ones.filter(planned_date__gte=since)
        upcoming = open_ones.order_by("planned_date", "sort_order")
        return self.annotate(
            next_title=Subquery(upcoming.values("title")[:1]),
            next_date=Subquery(upcoming.values("planned_date")[:1]),
        )

    def with_deviations(self, today):
        """Add ``unreported``: how many milestones are due and not reported, and ``slip_days``: by how many days the
        open milestone that moved furthest beyond its first plan has moved. Zero where the programme was stopped.
        """
        expected = expected_of_program()
        moved = expected.filter(planned_date__gt=F("original_date"))
        return self.annotate(
            unreported=one_number(expected.filter(planned_date__lt=today), Count("pk")),
            slip_days=one_number(moved, Max(DaysBetween("planned_date", "original_date"))),
        )

    def with_rows(self, since=None, today=None):
        """Everything that a row or card of a list shows, in one query. ``today``: the city's own if not given."""
        rows = self.with_progress().with_next_milestone(since).with_deviations(today or timezone.localdate())
        return rows.select_related("lead_agency", "dimension")

    def due_next(self, today):
        """Programmes with an open milestone from today on, the nearest first, with all that a card shows."""
        return self.with_rows(since=today, today=today).filter(next_date__isnull=False).order_by("next_date", "title")

    def late_first(self):
        order = {status: position for position, status in enumerate(ProgramStatus.values)}
        whens = [When(status=status, then=Value(position)) for status, position in order.items()]
        return self.order_by(Case(*whens, default=Value(len(order)), output_field=IntegerField()), "title")

    def tally(self):
        """Rows of dimension id, status, number of programmes and summed weights: the ground of all figures."""
        once = self.model.objects.filter(pk__in=self.order_by().values("pk"))  # A join may hold a programme twice.
        return (
            once.with_progress()
            .order_by()
            .values("dimension", "status")
            .annotate(programs=Count("pk"), done=Sum("weight_done"), total=Sum("weight_total"))
        )


ProgramManager = PageManager.from_queryset(ProgramQuerySet)
