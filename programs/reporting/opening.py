"""Opens the reports of a quarter, reminds, and in the end tells Diskominfo who is missing.

Each of these happens once a quarter, whichever worker comes first: a DailyRun of the day on which the quarter's reports
were due to open is its mark. What was missed while no worker ran is caught up, with one mail and not with three.
"""

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from cms.core.models import DailyRun
from cms.moderation.models import Holiday
from cms.moderation.office_days import add_office_days, is_office_day

from ..models import Agency, ProgramPage, QuarterlyReport
from .mails import invite, remind, tell_the_office
from .quarters import DUE_AFTER, REMINDERS, opens_on, quarter_before

OPEN, REMIND, TELL = "programs.reports.open", "programs.reports.remind", "programs.reports.tell"
OFFICE_OPENS = 7


def open_and_remind(now):
    """The worker's job: on office days from seven in the morning (WIB), as often as it is called."""
    local = timezone.localtime(now)
    today, holidays = local.date(), Holiday.objects.days()
    if local.hour < OFFICE_OPENS or not is_office_day(today, holidays):
        return
    quarter = quarter_before(today)
    if today < opens_on(quarter, holidays):
        return
    with transaction.atomic():
        if DailyRun.objects.claim(OPEN, quarter.last_day):
            for report in open_reports(quarter, today):
                invite(report, now)
            return
    reports = QuarterlyReport.objects.of_quarter(quarter)
    opened_on = reports.aggregate(first=Min("opened_on"))["first"]
    if opened_on:
        follow_up(quarter, opened_on, today, holidays, now)


def open_reports(quarter, today):
    """Make the report of every current agency that leads a public programme. Returns those that are new."""
    leading = ProgramPage.objects.countable().exclude(code="").values("lead_agency")
    new = []
    for agency in Agency.objects.current().filter(pk__in=leading):
        report, created = QuarterlyReport.objects.get_or_create(
            agency=agency,
            year=quarter.year,
            quarter=quarter.number,
            defaults={"opened_on": today, "live": False},
        )
        new += [report] if created else []
    return new


def follow_up(quarter, opened_on, today, holidays, now):
    """What has fallen due since the opening and has not been done: the latest reminder, and word to Diskominfo."""
    missing = QuarterlyReport.objects.of_quarter(quarter).owed().select_related("agency")
    for count in sorted(REMINDERS, reverse=True):
        with transaction.atomic():
            if due(opened_on, count, today, holidays) and claim(f"{REMIND}.{count}", quarter):
                claim_earlier(quarter, count)
                for report in missing:
                    remind(report, count, now)
    with transaction.atomic():
        if due(opened_on, DUE_AFTER + 1, today, holidays) and claim(TELL, quarter) and missing:
            tell_the_office(quarter, list(missing), now)


def due(opened_on, count, today, holidays):
    return add_office_days(opened_on, count, holidays) <= today


def claim(job, quarter):
    return DailyRun.objects.claim(job, quarter.last_day)


def claim_earlier(quarter, count):
    """A reminder that was missed is not sent beside a later one."""
    for earlier in REMINDERS:
        if earlier < count:
            claim(f"{REMIND}.{earlier}", quarter)
