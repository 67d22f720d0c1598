"""Visible silence: how long nothing has been heard of a programme. One number for pages, lists and the dashboard."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.core.templatetags.indonesian import in_days

from .enums import ProgramStatus

SILENT_AFTER = timedelta(days=90)
# Of these nobody owes a report: nothing more is to come.
CLOSED = (ProgramStatus.DONE, ProgramStatus.STOPPED)


@dataclass(frozen=True)
class Silence:
    """``since``: the last report, or else the first publication (None: neither of them)."""

    since: date | None
    days: int
    has_reported: bool
    is_silent: bool

    @property
    def words(self):
        """The sentence that readers and contributors see; empty where there is nothing to say."""
        if self.since is None:
            return ""
        if self.is_silent:
            return _("No update for %(days)s") % {"days": in_days(self.days)}
        if not self.has_reported:
            return _("Not yet reported since it was published")
        if self.days == 0:
            return _("Last reported today")
        return _("Last reported %(days)s ago") % {"days": in_days(self.days)}


def silence_between(last_report, published, is_open, today: date):
    """The silence after a report, or after a first publication (a moment) where there was none."""
    since = last_report or (timezone.localdate(published) if published else None)
    days = max((today - since).days, 0) if since else 0
    return Silence(since, days, bool(last_report), is_open and days > SILENT_AFTER.days)


def silence_of(program, today: date):
    """The silence of a programme on a day. No query for one that came ``with_last_report``."""
    is_open = program.status not in CLOSED
    last_report = program.last_report
    published = program.first_published_at if is_open else None
    return silence_between(last_report, published, is_open, today)


def silence_of_agency(programs, today: date):
    """The silence of whoever leads the given programmes (``with_last_report``), by those that are still open."""
    open_ones = [program for program in programs if program.status not in CLOSED]
    reports = [program.last_report for program in programs if program.last_report]
    published = [program.first_published_at for program in open_ones if program.first_published_at]
    return silence_between(max(reports, default=None), min(published, default=None), bool(open_ones), today)
