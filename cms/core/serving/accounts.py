"""The demo accounts: only for a site on the reader's own machine, and kept in a file that only its owner may read."""

import os
import secrets
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model

ACCOUNTS = ["admin", "editor", "kepala", "kontributor"]
FILE_NAME = "demo-accounts.txt"


def allowed():
    return urlsplit(settings.SITE_URL).hostname in ("localhost", "127.0.0.1", "::1")


def new_password(folder):
    """Draw the password of the demo accounts, and keep it for the next start."""
    password = secrets.token_urlsafe(12)
    path = folder / FILE_NAME
    path.unlink(missing_ok=True)  # Mode 600 counts only for a file that is new.
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.writelines(f"{name:<12} {password}\n" for name in ACCOUNTS)
    return password


def kept(folder):
    """The lines to print: account and password, as long as they still open the admin of this database."""
    path = folder / FILE_NAME
    lines = path.read_text().splitlines() if path.exists() else []
    return lines if lines and opens(*lines[0].split()) else []


def opens(name, password):
    user = get_user_model().objects.filter(username=name, is_active=True).first()
    return user is not None and user.check_password(password)
