"""Saves a report as it is typed, and hands it on: under lock, so that two people come one after the other."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from ..changing import problems_of
from ..changing.merging import invalid
from ..changing.merging import merge as merge_changes
from ..changing.records import Records
from ..models import QuarterlyReport
from .asked import asked_of
from .changes import change_set
from .merging import flat, merge
from .sheet import Sheet


class ReportClosed(Exception):
    """The report was submitted or applied meanwhile; nothing was saved. The message says so."""


@dataclass
class Outcome:
    """What became of a form that was sent.

    ``newer``: the version that somebody else saved meanwhile, and ``changed``, what it changed by path; then nothing
    was saved. ``problems``: what belongs to no field.
    """

    sheet: Sheet
    entries: dict
    saved: object = None
    submitted: bool = False
    newer: object = None
    changed: dict = field(default_factory=dict)
    problems: list = field(default_factory=list)


@transaction.atomic
def save(report, user, today, data, files, loaded, submit=False, no_change=False):
    """Save what was sent as a draft and, if asked and valid, submit it. Raises ReportClosed.

    ``loaded``: the key of the version that the form was opened with, as it came; ``no_change``: nothing changed in
    any programme.
    """
    report = QuarterlyReport.objects.select_for_update().get(pk=report.pk)
    if closed := why_closed(report):
        raise ReportClosed(closed)
    before = report.get_latest_revision_as_object().entries
    sheet = Sheet(report, before, today, user, with_no_change(report, data) if no_change else data, files)
    sheet.store_files()
    entries = sheet.entries
    if loaded != str(report.latest_revision_id or ""):
        newer, (merged, changed) = report.latest_revision, merge(entries_at(report, loaded), before, entries)
        if merged != entries or (newer.user != user and overwrites(entries, changed)):
            return Outcome(Sheet(report, merged, today, user), merged, newer=newer, changed=changed)
    outcome = Outcome(sheet, entries, saved=keep(report, entries, user))
    if submit and valid(outcome, report, today):
        hand_on(report, user, today)
        outcome.submitted = True
    return outcome


def why_closed(report):
    """Why nobody can write on a report any more, or None."""
    if report.live:
        return _("This report has been applied. What changed since belongs into the next one.")
    if report.workflow_in_progress:
        return _("This report has been submitted. It can be written on again when it is sent back.")
    return None


def keep(report, entries, user):
    """Save a version, unless it says what the newest says already."""
    latest = report.latest_revision
    version = report.get_latest_revision_as_object()
    if latest and version.entries == entries:
        return latest
    version.entries = entries
    return version.save_revision(user=user, clean=False)


def entries_at(report, key):
    """The entries of the version that a form was opened with; empty for one that is not there."""
    opened = report.revisions.filter(pk=int(key[:18])).first() if key.isascii() and key.isdigit() else None
    return opened.as_object().entries if opened else {}


def overwrites(entries, changed):
    """Whether what somebody else changed would be replaced; one's own background saves may be."""
    mine = flat(entries)
    return any(mine.get(path) != value for path, value in changed.items())


def valid(outcome, report, today):
    if not outcome.sheet.is_valid():
        return False
    problems = faults_of(change_set(outcome.entries, report.year), outcome.sheet, today)
    outcome.problems = outcome.sheet.refuse(problems)
    return not problems


def faults_of(changes, sheet, today):
    """What is wrong with a change set itself. A draft of somebody else that stands in its way is the approver's."""
    problems = problems_of({"indicators": changes.get("indicators", {})}, today)
    records = Records()
    for section in sheet.sections:
        if change := changes.get("programs", {}).get(section.asked.code):
            page, path = section.asked.page, ("programs", section.asked.code)
            problems += merge_changes(page, change, path, records) or invalid(page, change, path)
    return problems


def hand_on(report, user, today):
    """Submit the newest version; one that was sent back goes on where it was."""
    report.submitted_on = today
    report.save(update_fields=["submitted_on"])
    report.refresh_from_db()
    state = report.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        report.get_workflow().start(report, user)


def with_no_change(report, data):
    """What was sent, with "no change" ticked for every programme: one with something filled in is then refused."""
    data = data.copy()
    for asked in asked_of(report):
        data[f"{asked.code}-no_change"] = "on"
    return data
