from .deputies import Deputy
from .holidays import Holiday
from .preview_link import PreviewLink
from .tasks import OfficeTask
from .urgent import UrgentPublication

__all__ = ["Deputy", "Holiday", "OfficeTask", "PreviewLink", "UrgentPublication"]
