"""Where drawn cards lie: the newest of each page, so that they take as much room as there are pages."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

FOLDER = "kartu"
END_OF_PNG = b"IEND\xaeB`\x82"


def kept(name, mark):
    """The bytes of a card that was drawn; None without it, and while another process is still writing it."""
    try:
        with default_storage.open(f"{FOLDER}/{name}/{mark}.png") as file:
            data = file.read()
    except FileNotFoundError:
        return None
    return data if data.endswith(END_OF_PNG) else None


def keep(name, mark, data):
    """Store a card in the place of those that the page had before."""
    forget(name)
    default_storage.save(f"{FOLDER}/{name}/{mark}.png", ContentFile(data))


def forget(name):
    """Remove the cards of a page."""
    try:
        _folders, files = default_storage.listdir(f"{FOLDER}/{name}")
    except FileNotFoundError:
        return
    for file in files:
        default_storage.delete(f"{FOLDER}/{name}/{file}")
