"""What a page is asked before it is handed on: the checks that SUBMISSION_CHECKS names, and what they find."""

from dataclasses import dataclass
from enum import Enum

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _


class Severity(Enum):
    BLOCKING = "blocking"  # Nothing goes on until it is mended.
    NEEDS_REASON = "needs reason"  # As blocking, unless somebody who may override gives a reason.
    ADVICE = "advice"  # Told, and nothing more.


@dataclass(frozen=True)
class Problem:
    """Something found on a page.

    ``path``: where, from the name of a field or of a kind of rows inwards: ("body", 2, "alt_text"),
    ("milestones", 0, "title"). ``place``: the same in words. ``code`` and ``mark``: what kind of thing was found, and a
    fingerprint of it, for the log; neither tells the thing itself.
    """

    path: tuple
    place: str
    message: str
    severity: Severity = Severity.BLOCKING
    code: str = ""
    mark: str = ""

    def __str__(self):
        return f"{self.place}: {self.message}"


def problems_of(page):
    """Everything that the checks find on a page at hand, saved or not."""
    return [problem for name in settings.SUBMISSION_CHECKS for problem in import_string(name)(page)]


def obstacles(page):
    """What must not go to the public: all that is found but advice, and what somebody has answered for."""
    return [problem for problem in problems_of(page) if problem.severity is not Severity.ADVICE]


def reasons_to_wait(draft):
    """Why a draft may not go to the public without going through its form again, in words; none for one that may.

    For every other door: an approval beside the form, publishing many pages at once.
    """
    unsaid = draft.is_public_already and not (draft.change_note and draft.change_significance)
    return [_("It is not said what changed.")] * unsaid + [str(problem) for problem in obstacles(draft)]
