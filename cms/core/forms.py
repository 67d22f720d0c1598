"""The form in which every page is edited: it asks for a change note and runs the checks before others see the page."""

from dataclasses import dataclass, field

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from .changes import Significance
from .placing import place_problems
from .submission import Severity, problems_of

# The buttons that hand a page on. Saving a draft asks nothing, nor does what takes a page back.
SUBMITTING = ("action-publish", "action-submit", "action-restart-workflow", "action-workflow-action")
REJECTING = ("reject",)


@dataclass
class Outcome:
    """What the checks leave to be told and logged once the page is saved; hangs on the page as ``outcome``."""

    advice: list = field(default_factory=list)
    overridden: list = field(default_factory=list)
    reason: str = ""


class BasePageForm(WagtailAdminPageForm):
    change_significance = forms.ChoiceField(
        label=_("Kind of change"), choices=Significance.choices, widget=forms.RadioSelect, required=False
    )
    override_reason = forms.CharField(
        label=_("Reason for overriding the checks"),
        help_text=_("The page goes on as it is. The reason is kept in the page's history with your name."),
        max_length=300,
        required=False,
        widget=AdminAutoHeightTextInput,
    )
    asks_for_reason = False

    def __init__(self, *args, **kwargs):
        start_afresh(kwargs.get("instance"))
        super().__init__(*args, **kwargs)
        if not (self.for_user and self.for_user.has_perm("core.override_checks")):
            del self.fields["override_reason"]

    @property
    def is_submission(self):
        """True when the page is to go to others. The view defers what it requires when it merely saves."""
        pressed = next((button for button in SUBMITTING if self.data.get(button)), None)
        takes_back = pressed == "action-workflow-action" and self.data.get("workflow-action-name") in REJECTING
        return bool(pressed) and not takes_back and not self.is_deferred_validation

    def clean(self):
        cleaned = super().clean()
        if self.is_submission and self.instance.is_public_already:
            if not cleaned.get("change_note"):
                self.add_error("change_note", gettext("Say what changed: readers see it in the page's history."))
            if not cleaned.get("change_significance"):
                self.add_error("change_significance", gettext("Say whether the change is significant or minor."))
        return cleaned

    def is_valid(self):
        valid = super().is_valid()
        if valid and self.is_submission:
            place_problems(self, self.obstacles)
            if self.asks_for_reason and self.obstacles:
                self.ask_for_reason()
            return not self.obstacles
        return valid

    def ask_for_reason(self):
        if "override_reason" in self.fields and not self.cleaned_data.get("override_reason"):
            self.add_error("override_reason", gettext("Mend what is marked below, or say here why it may stay."))

    @cached_property
    def obstacles(self):
        """What stands in the way of this submission; the rest is kept on the page, see Outcome."""
        page = self.save(commit=False)  # Brings the rows of the page to what was sent; stores nothing but new tags.
        problems = problems_of(page)
        open_to_reason = [problem for problem in problems if problem.severity is Severity.NEEDS_REASON]
        reason = self.cleaned_data.get("override_reason", "")
        self.asks_for_reason = bool(open_to_reason)
        page.outcome = Outcome(
            advice=[problem for problem in problems if problem.severity is Severity.ADVICE],
            overridden=open_to_reason if reason else [],
            reason=reason,
        )
        blocking = [problem for problem in problems if problem.severity is Severity.BLOCKING]
        return blocking + ([] if reason else open_to_reason)


def start_afresh(page):
    """A public page that has no draft yet was not changed so far: what was noted belongs to the last publication."""
    if page and page.is_public_already and not page.has_unpublished_changes:
        page.change_note = page.change_significance = ""
