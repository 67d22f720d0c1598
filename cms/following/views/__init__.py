from .by_mail import ask_for_link, asked, sign_up
from .follow import follow
from .links import confirm, export, manage, stop

__all__ = ["ask_for_link", "asked", "confirm", "export", "follow", "manage", "sign_up", "stop"]
