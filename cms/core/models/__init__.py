from .daily import DailyRun
from .examples import ExampleModel
from .lasting import LastingAddress
from .mail import QueuedMail
from .media import CreditedImage, CreditedRendition, PublicDocument
from .pages import BasePage
from .users import User

__all__ = [
    "BasePage",
    "CreditedImage",
    "CreditedRendition",
    "DailyRun",
    "ExampleModel",
    "LastingAddress",
    "PublicDocument",
    "QueuedMail",
    "User",
]
