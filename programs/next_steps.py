"""What the dashboard tells about programmes and agencies; see cms/moderation/next_steps.py."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.moderation.next_steps import NextStep

from .models import Agency, ProgramPage
from .reporting.next_steps import open_reports_of
from .silence import silence_of


def reports_to_write(user, today):
    """For contributors: the open published programmes of their agencies, the longest silent first."""
    agencies = Agency.objects.filter(contributors__in=user.groups.all())
    programs = ProgramPage.objects.live().in_default_language().of_agencies(agencies).unfinished()
    programs = programs.exclude(lead_agency__in=open_reports_of(agencies).values("agency"))  # Their form comes first.
    for program in programs.longest_silent_first()[:10]:
        url = reverse("wagtailadmin_pages:add", args=["programs", "programupdatepage", program.pk])
        silence = silence_of(program, today)
        said = {"program": program.title, "silence": silence.words}
        yield NextStep(_("Report on “%(program)s”. %(silence)s.") % said, url, is_late=silence.is_silent)


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
