"""How a page is cited, as Indonesian newspapers and papers do it; and the code that leads from paper to its address."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import segno
from django.conf import settings
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from cms.core.templatetags.indonesian import long_date

QR_QUIET = 2  # Modules of white around a code; the paper gives the rest.
CODES_KEPT = 1024


@dataclass(frozen=True)
class Citation:
    """``address``: where the cited text stays as it is; ``version``: its number, None for what has no versions."""

    title: str
    address: str
    day: date | None
    version: int | None = None
    author: str = ""

    @property
    def sentence(self):
        """All but the day on which the reader has read it, which is the reader's own."""
        source = f"{settings.WAGTAIL_SITE_NAME} ({settings.OPEN_DATA_PUBLISHER})"
        return ", ".join(filter(None, [self.author, f"“{self.title}”", source, self.state, self.address]))

    @property
    def state(self):
        """Which version, and of which day; what has no versions is cited as it stood on a day."""
        if self.day is None:
            return ""
        said = {"number": self.version, "day": long_date(self.day)}
        return _("version %(number)s, %(day)s") % said if self.version else _("as of %(day)s") % said


@lru_cache(maxsize=CODES_KEPT)
def qr_code(address):
    """The QR code of an address as an SVG element without any style, which a strict CSP lets through."""
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(border=QR_QUIET, svgclass="qr", lineclass=None, omitsize=True)
    return mark_safe(drawn.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S308
