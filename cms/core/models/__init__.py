from .examples import ExampleModel
from .media import CreditedImage, CreditedRendition, PublicDocument
from .pages import BasePage
from .users import User

__all__ = ["BasePage", "CreditedImage", "CreditedRendition", "ExampleModel", "PublicDocument", "User"]
