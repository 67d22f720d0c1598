"""What an approved report does: pages, indicators and ledger change, update pages appear, the silence ends."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from cms.core.approval import approving_office
from cms.moderation.four_eyes import DecisionRefused

from ..changing import ChangesRefused, apply_changes
from ..models import ProgramPage
from .asked import asked_of
from .changes import change_set, says_something
from .reading import labelled
from .updates import add_update


@translation.override(settings.LANGUAGE_CODE)
def apply(report, user, now):
    """Write the entries of the version that was approved. Raises DecisionRefused, and then has written nothing.

    What it leaves is public, so it speaks the site's language, whatever the approver's is. Runs within the transaction
    of the decision, and within ``approved_by`` of the office that decided.
    """
    asked = asked_of(report, report.entries)
    try:
        apply_changes(
            change_set(report.entries, report.year),
            user=user,
            office=approving_office(),
            note=report.title,
            now=now,
            source=f"report:{report.pk}",
        )
    except ChangesRefused as refused:
        raise DecisionRefused(in_words(refused.problems, asked), report) from refused
    for program in asked:
        entry = report.entries.get(program.code, {})
        if says_something(entry):
            add_update(report, program, entry, user)
    reported = [program.page.pk for program in asked if program.code in report.entries]
    ProgramPage.objects.filter(pk__in=reported).update(reported_on=report.submitted_on)


def in_words(problems, asked):
    """Why the report cannot be applied, for the person who approves: what, and who holds it."""
    said = [f"{labelled(problem.path, asked)}: {problem.message}" for problem in problems]
    return _("The report cannot be applied yet. %(problems)s") % {"problems": " ".join(said)}
