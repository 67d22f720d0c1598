"""What may be asked of programmes, in the words of the office."""

from datetime import date

from django.apps import apps
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat, Greatest, NullIf, TruncDate
from django.utils import timezone
from wagtail.models import PageManager

from cms.core.querysets import PublishedQuerySet

from .calendar import years_between
from .days import DaysBetween
from .enums import ProgramStatus
from .silence import CLOSED, SILENT_AFTER

BEFORE_ALL = Value(date(1900, 1, 1), output_field=DateField())
SUMS = {"programs": Count("pk"), "done": Sum("weight_done"), "total": Sum("weight_total")}


def milestones_of_program():
    return apps.get_model("programs", "Milestone").objects.filter(page=OuterRef("pk"))


def translations_of_program():
    """The published pages that tell a programme in any language, its own included."""
    pages = apps.get_model("programs", "ProgramPage").objects.published()
    return pages.filter(translation_key=OuterRef("translation_key"))


def expected_of_program():
    """The milestones that readers still wait for: not done, of a programme that was not stopped."""
    return milestones_of_program().filter(actual_date__isnull=True).exclude(page__status=ProgramStatus.STOPPED)


def slipped_of_program():
    """The milestones that were moved beyond their first plan, whatever came of them: that stands for good."""
    return milestones_of_program().filter(planned_date__gt=F("original_date"))


def one_number(milestones, aggregate):
    """What an aggregate says of the milestones of each programme, as a subquery; zero when there are none."""
    told = milestones.order_by().values("page").annotate(told=aggregate).values("told")
    return Coalesce(Subquery(told, output_field=IntegerField()), 0)


def newest_update():
    """The day of the newest published update below each programme, as a subquery over the tree's index."""
    updates = apps.get_model("programs", "ProgramUpdatePage").objects.published()
    end = Concat(OuterRef("path"), Value("Z" * updates.model.steplen), output_field=CharField())
    below = updates.filter(path__gt=OuterRef("path"), path__lte=end).order_by("-date")
    return Subquery(below.values("date")[:1], output_field=DateField())


def weight(milestones):
    """The sum of the milestones' weights as a subquery; zero when there are none."""
    return one_number(milestones, Sum("weight"))


def number_of(milestones):
    """How many milestones, as a subquery; zero when there are none."""
    return one_number(milestones, Count("pk"))


def long_silent(today):
    """The condition on programmes ``with_last_word`` that are open and of which nothing was heard for too long."""
    return ~Q(status__in=CLOSED) & Q(last_word__lt=today - SILENT_AFTER)


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

    def without_goal(self):
        return self.filter(goals__isnull=True)

    def in_area(self, area):
        return self.filter(Q(areas=area) | Q(milestones__area=area)).distinct()

    def told_in(self, locale):
        """Add ``told_title`` and ``told_path``: title and place of its published translation, or else its own."""
        if locale.is_default:
            return self.annotate(told_title=F("title"), told_path=F("url_path"))
        told = translations_of_program().filter(locale=locale).order_by()
        return self.annotate(
            told_title=Coalesce(Subquery(told.values("title")[:1]), "title"),
            told_path=Coalesce(Subquery(told.values("url_path")[:1]), "url_path"),
        )

    def mentioning(self, word):
        """Programmes with a word in title, summary (in any language), code, lead agency or a milestone's place."""
        milestones, translations = milestones_of_program(), translations_of_program()
        places = milestones.filter(Q(street__icontains=word) | Q(kelurahan__icontains=word) | Q(title__icontains=word))
        return self.filter(
            Q(title__icontains=word)
            | Q(summary__icontains=word)
            | Q(code__iexact=word)
            | Q(lead_agency__name__icontains=word)
            | Q(lead_agency__short_name__icontains=word)
            | Exists(places)
            | Exists(translations.filter(Q(title__icontains=word) | Q(summary__icontains=word)))
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
        """Add ``last_report``: the day of the newest report about each programme, or None if there was none.

        A report is a published update below it, or what a quarterly report left in ``reported_on``.
        """
        # A day before any report stands for None: databases disagree on the greatest of something and NULL.
        known = Greatest(Coalesce("reported_on", BEFORE_ALL), Coalesce(newest_update(), BEFORE_ALL))
        return self.annotate(last_report=NullIf(known, BEFORE_ALL, output_field=DateField()))

    def with_last_word(self):
        """Add ``last_report`` and ``last_word``: the day from which silence counts, see ``programs.silence``."""
        published = TruncDate("first_published_at")
        return self.with_last_report().annotate(last_word=Coalesce("last_report", published))

    def unfinished(self):
        """Programmes of which more is to come: neither done nor stopped."""
        return self.exclude(status__in=CLOSED)

    def silent(self, today):
        """Open programmes of which nothing was heard for longer than ``SILENT_AFTER``."""
        return self.with_last_word().filter(long_silent(today))

    def longest_silent_first(self):
        """Open programmes by their silence, then the others."""
        closed = Case(When(status__in=CLOSED, then=Value(1)), default=Value(0), output_field=IntegerField())
        return self.with_last_word().order_by(closed, F("last_word").asc(nulls_last=True), "title")

    def unreported(self, today):
        """Programmes with a milestone whose plan has passed and of which nobody has reported; stopped ones owe none."""
        return self.filter(Exists(expected_of_program().unreported(today)))

    def slipped(self):
        """Programmes with a milestone that was moved beyond its first plan."""
        return self.filter(Exists(slipped_of_program()))

    def with_marks(self, today):
        """Add ``unreported``, ``silent`` and ``slipped``: whether it is among the programmes of these names."""
        return self.with_last_word().annotate(
            unreported=Exists(expected_of_program().unreported(today)),
            slipped=Exists(slipped_of_program()),
            silent=Case(When(long_silent(today), then=Value(True)), default=Value(False), output_field=BooleanField()),
        )

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
        """Add ``unreported``: how many milestones are due and not reported (none where the programme was stopped), and
        ``slip_days``: by how many days the milestone that moved furthest beyond its first plan has moved.
        """
        return self.annotate(
            unreported=one_number(expected_of_program().unreported(today), Count("pk")),
            slip_days=one_number(slipped_of_program(), Max(DaysBetween("planned_date", "original_date"))),
        )

    def with_rows(self, since=None, today=None):
        """Everything that a row or card of a list shows, in one query. ``today``: the city's own if not given."""
        rows = self.with_progress().with_next_milestone(since).with_deviations(today or timezone.localdate())
        rows = rows.with_last_report()
        return rows.select_related("lead_agency", "dimension")

    def due_next(self, today):
        """Programmes with an open milestone from today on, the nearest first, with all that a card shows."""
        return self.with_rows(since=today, today=today).filter(next_date__isnull=False).order_by("next_date", "title")

    def late_first(self):
        order = {status: position for position, status in enumerate(ProgramStatus.values)}
        whens = [When(status=status, then=Value(position)) for status, position in order.items()]
        return self.order_by(Case(*whens, default=Value(len(order)), output_field=IntegerField()), "title")

    def once(self):
        """The same programmes, each one time and in no order: a join may hold one twice."""
        return self.model.objects.filter(pk__in=self.order_by().values("pk")).order_by()

    def tally(self):
        """Rows of dimension id, status, number of programmes and summed weights: the ground of all figures."""
        return self.once().with_progress().values("dimension", "status").annotate(**SUMS)

    def standings(self, today):
        """The same by lead agency, too, and how many programmes are ``late_to_report``, ``moved``, ``long_silent``.

        ``unreported_milestones`` and ``slipped_milestones`` count the milestones that make them so.
        """
        counted = (
            self.once()
            .with_progress()
            .with_last_word()
            .annotate(
                overdue=number_of(expected_of_program().unreported(today)),
                slips=number_of(slipped_of_program()),
            )
        )
        return counted.values("dimension", "lead_agency", "status").annotate(
            **SUMS,
            late_to_report=Count("pk", filter=Q(overdue__gt=0)),
            moved=Count("pk", filter=Q(slips__gt=0)),
            long_silent=Count("pk", filter=long_silent(today)),
            unreported_milestones=Sum("overdue"),
            slipped_milestones=Sum("slips"),
        )

    def years(self, today):
        """The years in which the programmes run, this year included, as a range. One query."""
        ends = self.aggregate(first=Min("start_date"), last_start=Max("start_date"), last=Max("end_date"))
        return years_between(*ends.values(), today)


ProgramManager = PageManager.from_queryset(ProgramQuerySet)
