"""What the merger of an agency means: its successor takes over its programmes, in public and in every draft."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from cms.moderation.offices import office_of_confirmer
from cms.moderation.registers.errors import ProposalError

from .changing import ChangesRefused, apply_changes
from .models import Agency, ProgramPage, QuarterlyReport


def follow_merger(change, row):
    """The step of a confirmed RegisterChange; see REGISTER_STEPS. Nothing but for an agency that was merged.

    Raises ProposalError, before anything is written, where the draft of a programme holds other agencies.
    """
    if not isinstance(row, Agency) or not row.pk or not row.merged_into_id:
        return
    successor = row.successor
    programs = ProgramPage.objects.in_default_language().of_agency(row)
    programs = programs.select_related("lead_agency").prefetch_related("supporting_agencies")
    if changes := {program.code: {"fields": handed_over(program, row, successor)} for program in programs}:
        with translation.override(settings.LANGUAGE_CODE):
            note = _("%(agency)s was merged into %(successor)s.") % {"agency": row.name, "successor": successor.name}
        apply_in_words(changes, change, note)
    hand_over_reports(row, successor)


def handed_over(program, agency, successor):
    """The fields that change: the successor in the place of the agency, and once only."""
    lead = program.lead_agency.slug if program.lead_agency else None
    supporting = {each.slug for each in program.supporting_agencies.all()}
    leads = successor.slug if lead == agency.slug else lead
    helps = {successor.slug if slug == agency.slug else slug for slug in supporting} - {leads}
    fields = {} if leads == lead else {"lead_agency": leads}
    return fields if helps == supporting else fields | {"supporting_agencies": sorted(helps)}


def apply_in_words(changes, change, note):
    try:
        apply_changes(
            {"programs": changes},
            user=change.decided_by,
            office=office_of_confirmer(change.decided_by),
            note=note,
            now=change.decided_at,
            source=f"register:{change.pk}",
        )
    except ChangesRefused as refused:
        message = _("Its programmes cannot be handed over yet. %(problems)s") % {"problems": refused}
        raise ProposalError("held", message) from refused


def hand_over_reports(agency, successor):
    """Reports that nobody has begun go along, unless the successor has one of that quarter, which asks for all."""
    for report in QuarterlyReport.objects.filter(agency=agency, live=False, latest_revision=None):
        quarter = {"year": report.year, "quarter": report.quarter}
        if QuarterlyReport.objects.filter(agency=successor, **quarter).exists():
            report.delete()
        else:
            QuarterlyReport.objects.filter(pk=report.pk).update(agency=successor)
