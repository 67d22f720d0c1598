"""Validates a change set, and writes it: all of it or nothing."""

from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.core.approval import approved_by
from cms.moderation.merged import MERGED
from cms.publishing.together import store

from ..models import Indicator, IndicatorValue, ProgramPage
from .differences import add_rows
from .holding import hold_programs
from .indicators import IndicatorChange, parents_first
from .problems import ChangedMeanwhile, ChangesRefused
from .programs import ProgramChange
from .records import Records


def nothing(part):
    """What is done after each part where nobody asks how far it is."""


def problems_of(changes, today, done=nothing):
    """What would keep a change set from being written now, in the order of the set; nothing is written.

    ``done``: is called after each programme and indicator, with its part of the change set.
    """
    return Parts(changes).prepare(today, done)


@transaction.atomic
def apply_changes(changes, *, user, office, note, now, source):
    """Write a change set into live pages, into the drafts beside them, and into indicators.

    ``office``: which office approved it; ``note``: what changed, for readers; ``source``: what the ledger calls it by,
    "report:12", once only. Raises ChangesRefused when anything is invalid, or a draft holds one of the facts
    differently; then nothing is written.
    """
    lock(changes)
    prepare_changes(changes, user=user, note=note, now=now).write(office=office, source=source)


def prepare_changes(changes, *, user, note, now, done=nothing):
    """Do all of ``apply_changes`` but the writing, outside of a transaction, and give what writes it: Prepared.

    For large change sets: SQLite has one writer, and nobody waits for it here. ``done``: is called with each part of
    the change set, twice. Raises ChangesRefused.
    """
    stamp = stamp_of(changes)
    parts = Parts(changes)
    today = timezone.localdate(now)
    if problems := parts.prepare(today, done):
        raise ChangesRefused(problems)
    for change in parts:
        change.make_ready(user, note, today)
        done(change.changes)
    return Prepared(changes, parts, stamp, user, note, now)


class Parts:
    """The changes of each indicator and programme, by their codes. Each may name what another one brings."""

    def __init__(self, changes):
        records, slugs = Records(), set()
        indicators, programs = changes.get("indicators", {}), changes.get("programs", {})
        stored = {record.code: record for record in Indicator.objects.filter(code__in=list(indicators))}
        pages = {page.code: page for page in ProgramPage.objects.in_default_language().filter(code__in=list(programs))}
        self.indicators = [
            IndicatorChange(code, change, stored.get(code), records) for code, change in sorted(indicators.items())
        ]
        self.programs = [
            ProgramChange(code, change, pages.get(code), records, slugs) for code, change in sorted(programs.items())
        ]

    def __iter__(self):
        return iter([*self.indicators, *self.programs])

    def prepare(self, today, done):
        problems = []
        for change in self:
            problems += change.prepare(today)
            done(change.changes)
        return problems + [problem for change in self.indicators for problem in change.below_itself()]


class Prepared:
    """A change set that only needs to be written. Holds for what was live when it was prepared."""

    def __init__(self, changes, parts, stamp, user, note, now):
        self.changes, self.parts, self.stamp = changes, parts, stamp
        self.user, self.note, self.now = user, note, now

    @transaction.atomic
    def write(self, *, office, source):
        """Write it in one short transaction. Raises ChangedMeanwhile, and then has written nothing."""
        lock(self.changes)
        if stamp_of(self.changes) != self.stamp:
            raise ChangedMeanwhile
        added = {}
        with approved_by(office), disable_reference_index_auto_update():
            for change in parents_first(self.parts.indicators):
                change.write(added, office=office, note=self.note, now=self.now, source=source)
            versions = [change.write(added, self.user) for change in self.parts.programs]
            add_rows(added)
            store(versions, self.user, office, MERGED)
            for change in self.parts.programs:
                change.ask_again(self.user)


def lock(changes):
    """Nobody else writes these records until the transaction ends; in one order, so that two do not wait in a ring."""
    list(indicators_in(changes).select_for_update().order_by("code").values_list("pk", flat=True))
    hold_programs(list(changes.get("programs", {})))


def stamp_of(changes):
    """What is equal at two moments only if nobody wrote any of these records in between."""
    programs = programs_in(changes).order_by("pk")
    pages = list(programs.values_list("pk", "live", "latest_revision", "live_revision", "has_unpublished_changes"))
    scheduled = Revision.page_revisions.filter(
        object_id__in=[str(page[0]) for page in pages], approved_go_live_at__isnull=False
    )
    indicators = indicators_in(changes).order_by("pk")
    values = IndicatorValue.objects.filter(indicator__in=indicators.order_by().values("pk")).order_by("pk")
    return [
        pages,
        list(scheduled.order_by("pk").values_list("pk", "approved_go_live_at")),
        list(indicators.values_list()),
        list(values.values_list()),
    ]


def programs_in(changes):
    return ProgramPage.objects.in_default_language().filter(code__in=list(changes.get("programs", {})))


def indicators_in(changes):
    return Indicator.objects.filter(code__in=list(changes.get("indicators", {})))
