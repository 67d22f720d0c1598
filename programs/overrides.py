"""An official override of the status: what must be said with it."""

from django.utils import timezone
from django.utils.translation import gettext as _


def faults_of_override(program):
    """Messages by field for an override that leaves out why, who or when; none for a programme without one."""
    if not program.override_status:
        return {}
    asked = {
        "override_note": _("Say why: readers see it beside the status."),
        "override_office": _("Say which office decided."),
        "override_date": _("Say when it was decided."),
    }
    faults = {name: message for name, message in asked.items() if not getattr(program, name)}
    if program.override_date and program.override_date > timezone.localdate():
        faults["override_date"] = _("This date lies in the future.")
    return faults
