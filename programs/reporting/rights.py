"""Who may fill in a report: the agency's contributors, and the offices that look after all of them."""

from django.db.models import Q

from cms.moderation.roles import ADMINISTRATOR, EDITOR, HEAD

OFFICES = (EDITOR, HEAD, ADMINISTRATOR)


def is_of_the_office(user):
    return user.is_superuser or user.groups.filter(name__in=OFFICES).exists()


def may_report_for(user, agency):
    return user.is_superuser or user.groups.filter(Q(agency=agency) | Q(name__in=OFFICES)).exists()


def reports_seen_by(user, reports):
    """All for the offices, for contributors those of their agencies."""
    return reports if is_of_the_office(user) else reports.filter(agency__contributors__in=user.groups.all())
