"""What tables say beyond the columns of the database. Each takes a record, some the day; all count what is at hand."""

from decimal import Decimal

from django.conf import settings
from django.utils import timezone

from ..silence import silence_of
from ..status import unreported_milestones
from .vocabulary import STATE, code_of


def moved_days(program):
    """By how many days its most moved milestone stands later than first planned; 0 when none was moved back."""
    return max([0, *(row.slip_days for row in program.milestones.all())])


def unreported(program, today):
    """How many of its milestones are due and not reported."""
    return len(unreported_milestones(program.milestones.all(), today, program.status))


def heard_last(program, today):
    """The day from which its silence counts, as its page says it; None where there is nothing to count from."""
    return silence_of(program, today).since


def days_unheard(program, today):
    silence = silence_of(program, today)
    return silence.days if silence.since else None


def milestones_planned(program):
    return len(program.milestones.all())


def milestones_done(program):
    return sum(1 for row in program.milestones.all() if row.actual_date)


def progress(program):
    """Per cent of the weight of its milestones that is done, rounded down; as ``with_progress`` counts it."""
    rows = program.milestones.all()
    total = sum(row.weight for row in rows)
    return sum(row.weight for row in rows if row.actual_date) * 100 // total if total else 0


def money_planned(program):
    return sum((row.planned for row in program.budget_lines.all()), Decimal(0))


def money_realised(program):
    """What was reported as spent; None when nothing was reported at all."""
    reported = [row.realised for row in program.budget_lines.all() if row.realised is not None]
    return sum(reported, Decimal(0)) if reported else None


def permalink(page):
    return f"{settings.SITE_URL}/p/{page.pk}" if page.pk else None


def address(page):
    """Where a page stands today; None for one that stands on no site."""
    parts = page.get_url_parts() if page.pk else None
    return f"{settings.SITE_URL}{parts[2]}" if parts and parts[2] else None


def last_published(page):
    """The day of its last publication, in the city's time zone."""
    return timezone.localdate(page.last_published_at) if page.last_published_at else None


def state(milestone, today):
    return code_of(STATE, milestone.state_on(today, milestone.page.status))


def document(milestone):
    """The address of the document that proves it."""
    return f"{settings.SITE_URL}{milestone.evidence.url}" if milestone.evidence else None


def programs_measured(indicator):
    """Codes of the programmes at hand that it measures: see rows.py."""
    return sorted({link.page.code for link in indicator.program_links.all() if link.page.code})


def agency_address(agency):
    return f"{settings.SITE_URL}/opd/{agency.slug}/"
