"""What the dashboard tells about programmes and agencies; see cms/moderation/next_steps.py."""

from datetime import timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.moderation.next_steps import NextStep

from .models import Agency, ProgramPage
from .reporting.next_steps import open_reports_of

SILENT_AFTER = timedelta(days=90)


def reports_to_write(user, today):
    """For contributors: the published programmes of their agencies, the longest silent first."""
    agencies = Agency.objects.filter(contributors__in=user.groups.all())
    programs = ProgramPage.objects.live().of_agencies(agencies)
    programs = programs.exclude(
        lead_agency__in=open_reports_of(agencies).values("agency")
    )  # Their form is named first.
    for program in programs.with_last_report().order_by("last_report")[:10]:
        url = reverse("wagtailadmin_pages:add", args=["programs", "programupdatepage", program.pk])
        since = program.last_report
        said = {"program": program.title, "day": date_format(since) if since else ""}
        if since:
            text = _("Report on “%(program)s”: last report on %(day)s.") % said
        else:
            text = _("Report on “%(program)s”: nothing reported yet.") % said
        yield NextStep(text, url, is_late=since is None or since < today - SILENT_AFTER)


def agencies_without_contributors(user, today):
    """For administrators: agencies for which nobody can write."""
    if not user.has_perm("core.add_user"):
        return
    agencies = Agency.objects.current().exclude(contributors__user__is_active=True)
    if count := agencies.count():
        text = ngettext("%(count)d agency has no contributor.", "%(count)d agencies have no contributor.", count) % {
            "count": count
        }
        yield NextStep(text, reverse("wagtailusers_users:add"))
