"""What a share card shows, and the address under which it shows that and nothing else."""

import hashlib
import json
from dataclasses import asdict, dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

DESIGN = 1  # Another number gives all cards other addresses: change it with the drawing.
SITE = "situs"  # The card of what is no page.


@dataclass(frozen=True)
class ShareCard:
    """``status``: one that drawing.py knows a shape for; ``progress``: per cent, or None where nothing is measured."""

    title: str
    kicker: str = ""
    note: str = ""
    status: str = ""
    status_label: str = ""
    progress: int | None = None
    is_example: bool = False

    @property
    def mark(self):
        """A word that changes with what the card shows."""
        told = json.dumps([DESIGN, asdict(self)], sort_keys=True, default=str)
        return hashlib.sha256(told.encode()).hexdigest()[:12]

    @property
    def words(self):
        """What stands on it, for people who cannot see it."""
        measured = self.progress is not None
        last = _("%(percent)s%% reached") % {"percent": self.progress} if measured else self.note
        return ". ".join(filter(None, [self.kicker, self.title, self.status_label, last.rstrip(".")])) + "."


def site_card(is_example):
    """What stands for the site as a whole, in its own language wherever it is shown."""
    with override(settings.LANGUAGE_CODE):
        return ShareCard(title=_("Promises and progress of the masterplan"), is_example=is_example)


def card_address(name, mark):
    """The path of a card. ``name``: the number of its page, or SITE."""
    return reverse("share_card", kwargs={"name": str(name), "mark": mark})
