from .deputies import Deputy
from .holidays import Holiday
from .tasks import OfficeTask
from .urgent import UrgentPublication

__all__ = ["Deputy", "Holiday", "OfficeTask", "UrgentPublication"]
