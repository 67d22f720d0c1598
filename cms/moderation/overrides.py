"""What somebody answered for although a check found it. The page's log is the register: who, when, why, what kind.

The log never holds what was found, only a fingerprint by which the same thing is known again on the same page.
"""

from django.utils.crypto import salted_hmac
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

ACTION = "moderation.checks_overridden"


def fingerprint(digits):
    """A mark that is the same for the same digits; keyed with SECRET_KEY, so that it cannot be tried out."""
    return salted_hmac("cms.moderation.overrides", digits).hexdigest()[:20]


def overridden_on(page):
    """The fingerprints that somebody has answered for on a page. One query."""
    if not page.pk:
        return set()
    entries = PageLogEntry.objects.filter(page=page.pk, action=ACTION)
    return {finding["mark"] for entry in entries for finding in entry.data["findings"]}


def log_override(page, user, reason, problems):
    findings = [
        {"field": problem.path[0], "place": problem.place, "kind": problem.code, "mark": problem.mark}
        for problem in problems
    ]
    log(page, ACTION, user=user, data={"reason": reason, "findings": findings})
