"""Demo pictures of the city portal, drawn with Pillow: flat scenes, by day and at dusk.

`MOTIFS` names what can be drawn; each motif has a variant 1 (day) and 2 (dusk), so "lampu-1" and
"lampu-2" are pictures. The same name always gives the same picture: nothing is read, no clock is asked.
"""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image

from .canvas import Sheet
from .captions import CAPTIONS
from .ornament import ornament_band
from .scenes import care, crafts, fields, government, learning, market, outdoors, services, streets

SCENES: dict[str, Callable[[Sheet], None]] = {
    "lampu": streets.lampu,
    "puskesmas": care.puskesmas,
    "sampah": streets.sampah,
    "sungai": outdoors.sungai,
    "pohon": outdoors.pohon,
    "surya": fields.surya,
    "buku": learning.buku,
    "sekolah": learning.sekolah,
    "pasar": market.pasar,
    "gawai": services.gawai,
    "kota": streets.kota,
    "surat": services.surat,
    "bus": streets.bus_kota,
    "peta": government.peta,
    "panggung": crafts.panggung,
    "rapat": government.rapat,
    "data": government.data,
    "rumah-sakit": care.rumah_sakit,
    "darurat": streets.darurat,
    "pangan": fields.pangan,
    "kerja": crafts.kerja,
    "keluarga": care.keluarga,
    "udara": outdoors.udara,
    "izin": services.izin,
}
MOTIFS: tuple[str, ...] = tuple(SCENES)

# Charts must rise towards the right, and buses keep their doors on the kerb's side.
NOT_MIRRORED = frozenset({"bus", "data", "rapat", "kota", "surat", "izin"})


class UnknownPictureError(KeyError):
    """Raised for a name that is not a motif followed by "-1" or "-2"."""

    def __str__(self) -> str:
        return f"No picture is called {self.args[0]!r}; motifs are {', '.join(MOTIFS)}, variants 1 and 2."


def draw(name: str) -> Image.Image:
    """Return the picture called `name` (such as "lampu-1"): RGB, 1600 by 1000 pixels."""
    motif, dusk = _parts(name)
    sheet = Sheet(MOTIFS.index(motif), dusk, mirrored=dusk and motif not in NOT_MIRRORED)
    SCENES[motif](sheet)
    ornament_band(sheet)
    return sheet.finish()


def describe(name: str) -> str:
    """Return the Indonesian alternative text of the picture called `name`."""
    _parts(name)
    return CAPTIONS[name]


def _parts(name: str) -> tuple[str, bool]:
    """Return the motif of a name and whether it is the dusk variant; refuse names of no picture."""
    motif, _, variant = name.rpartition("-")
    if motif not in SCENES or variant not in ("1", "2"):
        raise UnknownPictureError(name)
    return motif, variant == "2"
