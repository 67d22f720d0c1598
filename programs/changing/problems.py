from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS


@dataclass(frozen=True)
class Problem:
    """Why a change set cannot be written.

    ``path``: from its top inwards: ("programs", "P-15", "fields", "end_date").
    """

    path: tuple
    message: str

    def __str__(self):
        return f"{', '.join(str(part) for part in self.path[1:])}: {self.message}"


class ChangesRefused(Exception):
    """A change set that was not written, not even in part. ``problems``: at least one."""

    def __init__(self, problems):
        super().__init__(" ".join(str(problem) for problem in problems))
        self.problems = problems


class ChangedMeanwhile(Exception):
    """Somebody wrote one of the records after the change set was prepared. Nothing was written; prepare it anew."""


def problems_at(path, error):
    """The messages of a ValidationError, each at its field below a path."""
    if not hasattr(error, "error_dict"):
        return [Problem(path, message) for message in error.messages]
    return [
        Problem(path if name == NON_FIELD_ERRORS else (*path, name), message)
        for name, messages in error.message_dict.items()
        for message in messages
    ]
