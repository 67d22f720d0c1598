"""What an approved report does: pages, indicators and ledger change, update pages appear, the silence ends."""

from django.conf import settings
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from cms.core.approval import approving_office
from cms.moderation.four_eyes import DecisionRefused

from ..changing import ChangesRefused, apply_changes
from ..models import ProgramPage, QuarterlyReport
from .asked import asked_of
from .changes import change_set, says_something
from .merging import flat
from .reading import labelled
from .updates import add_update


@translation.override(settings.LANGUAGE_CODE)
def apply(report, user, now):
    """Write the entries of the version that was approved. Raises DecisionRefused, and then has written nothing.

    What it leaves is public, so it speaks the site's language, whatever the approver's is. Runs within the transaction
    of the decision, and within ``approved_by`` of the office that decided.
    """
    asked = asked_of(report, report.entries)
    if overtaken := facts_of_newer_reports(report):
        raise DecisionRefused(in_words_overtaken(overtaken, asked), report)
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
    earlier = Q(reported_on=None) | Q(reported_on__lt=report.submitted_on)
    ProgramPage.objects.filter(earlier, pk__in=reported).update(reported_on=report.submitted_on)


def facts_of_newer_reports(report):
    """Facts of a report that the agency's reports on later quarters have set otherwise: the newer report by path.

    Those reports are held: one that is decided about at this moment is waited for.
    """
    mine, newer = flat(change_set(report.entries, report.year)), {}
    for other in QuarterlyReport.objects.newer_than(report).select_for_update():
        if other.live:
            newer |= {path: (other, value) for path, value in flat(change_set(other.entries, other.year)).items()}
    return {path: other for path, (other, value) in newer.items() if mine.get(path, value) != value}


def in_words_overtaken(overtaken, asked):
    """Why an older report is not applied after a newer one, for the person who approves."""
    facts = dict.fromkeys(labelled(path, asked) for path in overtaken)
    said = {"report": next(iter(overtaken.values())).title, "facts": "; ".join(facts)}
    text = _(
        "“%(report)s” has been applied already and says something newer about: %(facts)s. "
        "Send this report back, so that the agency takes it out."
    )
    return text % said


def in_words(problems, asked):
    """Why the report cannot be applied, for the person who approves: what, and who holds it."""
    said = [f"{labelled(problem.path, asked)}: {problem.message}" for problem in problems]
    return _("The report cannot be applied yet. %(problems)s") % {"problems": " ".join(said)}
