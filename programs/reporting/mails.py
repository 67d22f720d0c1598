"""The mails about quarterly reports. Each carries the link straight into the form."""

from cms.core.mail import queue_mail
from cms.moderation.models import Holiday
from cms.moderation.reviews.recipients import contributors_of, editors

from .asked import programs_led
from .quarters import due_on


def invite(report, now):
    """Tell the agency's contributors that their report is open."""
    tell_contributors(report, "report_opened", "open", now)


def remind(report, count, now):
    """Remind them, ``count`` office days after the opening."""
    tell_contributors(report, "report_reminder", f"remind-{count}", now)


def tell_contributors(report, name, occasion, now):
    context = {
        "report": report,
        "programs": programs_led(report.agency).order_by("title"),
        "due_on": due_on(report.opened_on, Holiday.objects.days()),
    }
    for person in contributors_of(report.agency):
        queue_mail(person, name, context, now, key=f"report:{report.pk}:{occasion}:{person.pk}")


def tell_the_office(quarter, missing, now):
    """Tell Diskominfo's editors which agencies have not reported."""
    context = {"quarter": quarter, "reports": missing}
    for person in editors():
        key = f"reports_missing:{quarter.year}-{quarter.number}:{person.pk}"
        queue_mail(person, "reports_missing", context, now, key=key)
