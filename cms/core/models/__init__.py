from .examples import ExampleModel
from .mail import QueuedMail
from .media import CreditedImage, CreditedRendition, PublicDocument
from .pages import BasePage
from .users import User

__all__ = ["BasePage", "CreditedImage", "CreditedRendition", "ExampleModel", "PublicDocument", "QueuedMail", "User"]
