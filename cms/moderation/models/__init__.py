from .deputies import Deputy
from .holidays import Holiday
from .page_review import PageReview
from .preview_link import PreviewLink
from .register_change import Action, Decision, RegisterChange
from .step import ModerationStep
from .tasks import OfficeTask
from .urgent import UrgentPublication

__all__ = [
    "Action",
    "Decision",
    "Deputy",
    "Holiday",
    "ModerationStep",
    "OfficeTask",
    "PageReview",
    "PreviewLink",
    "RegisterChange",
    "UrgentPublication",
]
