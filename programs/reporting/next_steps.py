"""What the dashboard says first to an agency's contributors: the report that is open, and until when."""

from django.utils.translation import gettext as _

from cms.core.templatetags.indonesian import long_date
from cms.moderation.models import Holiday
from cms.moderation.next_steps import NextStep

from ..models import Agency, QuarterlyReport
from ..silence import silence_of
from .asked import programs_led
from .quarters import due_on


def open_reports_of(agencies):
    """The reports that these agencies still have to fill in, the newest first."""
    return QuarterlyReport.objects.filter(agency__in=agencies).owed().newest_first().select_related("agency")


def agencies_of(user):
    """The agencies for which somebody writes."""
    return Agency.objects.filter(contributors__in=user.groups.all())


def longest_silence(agency, today):
    """The programme of which nothing was heard for longest, in the words of its public page, if it is silent."""
    program = programs_led(agency).unfinished().longest_silent_first().first()
    if program and (silence := silence_of(program, today)).is_silent:
        yield f"“{program.title}”: {silence.words}."


def reports_to_fill_in(user, today):
    """For contributors: each open report of their agencies."""
    holidays = Holiday.objects.days()
    for report in open_reports_of(agencies_of(user))[:4]:
        due = due_on(report.opened_on, holidays)
        text = _("%(report)s: fill in by %(due)s.") % {"report": report.title, "due": long_date(due)}
        text = " ".join([text, *longest_silence(report.agency, today)])
        yield NextStep(text, report.get_form_url(), is_late=due < today)
