"""People as simple figures: (x, y) is the spot between their feet, `height` their full height.

They are drawn looking right, in hundredths of their height; the sheet flips those that look left.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from .canvas import Sheet
from .nature import shadow
from .palette import INK, RED, mix

HAIR = mix(INK, "#5A3A28", 0.25)

# Where the left and the right hand are, in hundredths of the height.
POSES = {
    "down": ((-19, -45), (19, -45)),
    "wave": ((-19, -45), (27, -94)),
    "reach": ((34, -62), (30, -54)),
    "up": ((-26, -96), (26, -96)),
    "hold": ((-5, -55), (5, -55)),
    "aside": ((-32, -62), (32, -62)),
    "table": ((-13, -44), (13, -44)),
    "give": ((-19, -45), (34, -62)),
}


@dataclass(frozen=True)
class Look:
    """How a figure looks: its clothes, what it wears on its head, its skin, its pose and its side."""

    top: str
    bottom: str = "#3A332E"
    head: str = "short"  # short, long, bun, veil, cone, helmet or band
    skin: int = 0
    pose: str = "down"
    skirt: bool = False
    facing: int = 1  # 1 looks right, -1 left
    hat: str = "#E8C271"

    def but(self, **changes: Any) -> Look:
        """Return the same look with some things changed."""
        return replace(self, **changes)


def person(sheet: Sheet, x: float, y: float, height: float, look: Look) -> None:
    """Paint a standing figure."""
    pen = sheet.at(x, y, height / 100, look.facing)
    shadow(pen, 0, 0, 20)
    if look.skirt:
        pen.polygon([(-9, -46), (9, -46), (16, -7), (-16, -7)], look.bottom)
    for side in (-1, 1):
        if not look.skirt:
            pen.line([(side * 5, -42), (side * 6.5, -4)], look.bottom, 9.5)
        pen.oval(side * 6.5 - 3, -7, side * 6.5 + 7, 0, INK)
    _trunk(pen, look)


def upper_body(sheet: Sheet, x: float, y: float, height: float, look: Look) -> None:
    """Paint a figure from the hips up, as if its feet were at (x, y): for those behind a table."""
    _trunk(sheet.at(x, y, height / 100, look.facing), look)


def seated(sheet: Sheet, x: float, y: float, height: float, look: Look) -> None:
    """Paint a figure on a seat whose top is at y; knees and feet point the way it faces."""
    pen = sheet.at(x, y, height / 100, look.facing)
    _trunk(pen.at(0, 40), look.but(pose="down"))
    pen.line([(0, -3), (22, -3)], look.bottom, 10)
    pen.line([(22, -3), (22, 26)], look.bottom, 9)
    pen.oval(20, 24, 31, 31, INK)


def _trunk(pen: Sheet, look: Look) -> None:
    """Paint body, arms and head of a figure that stands at the pen's zero point."""
    pen.polygon([(-11, -74), (11, -74), (12, -38), (-12, -38)], look.top)
    for side in (-1, 1):
        pen.circle(side * 8.4, -70, 5.6, look.top)
    pen.rect(-9, -75.5, 9, -60, look.top, 3)
    for shoulder, hand in zip((-11, 11), POSES[look.pose], strict=True):
        pen.line([(shoulder, -70), hand], mix(look.top, INK, 0.16), 6.6)
        pen.circle(*hand, 4, pen.palette.skins[look.skin])
    head(pen, 0, -86, 9.6, look)


def head(sheet: Sheet, x: float, y: float, radius: float, look: Look) -> None:
    """Paint a head around (x, y) that looks right, with neck, face and what it wears."""
    pen, skin = sheet.at(x, y, radius), sheet.palette.skins[look.skin]
    if look.head == "veil":
        pen.polygon([(-1.1, 0), (1.1, 0), (1.5, 2.1), (-1.5, 2.1)], look.hat)
        pen.circle(0, 0, 1.18, look.hat)
        pen.oval(-0.56, -0.7, 0.88, 0.85, skin)
        _face(pen.at(0, 0, 0.9), skin)
        return
    if look.head == "long":
        pen.rect(-1.12, -0.6, 1.12, 1.7, HAIR, 0.8)
    if look.head == "bun":
        pen.circle(-0.7, -0.95, 0.5, HAIR)
    pen.rect(-0.38, 0.4, 0.38, 1.5, mix(skin, INK, 0.12))
    pen.circle(0, 0, 1, skin)
    _face(pen, skin)
    _headwear(pen, look)


def _face(pen: Sheet, skin: str) -> None:
    """Paint two eyes and a smile, turned a little to the right; one unit is the head's radius."""
    for side in (-1, 1):
        pen.circle(0.22 + side * 0.34, 0.08, 0.1, INK)
    pen.arc(0.22, 0.3, 0.32, 25, 155, mix(skin, INK, 0.6), 0.1)


def _headwear(pen: Sheet, look: Look) -> None:
    """Paint hair and, over it, a hat, a helmet or a head band; one unit is the head's radius."""
    if look.head == "helmet":
        pen.pie(0, -0.15, 1.15, 180, 360, look.hat)
        pen.rect(-1.05, -0.3, 1.55, -0.05, mix(look.hat, INK, 0.15), 0.1)
        return
    pen.pie(0, -0.12, 1.1, 180, 360, HAIR)
    pen.oval(-1.12, -0.7, -0.44, 0.4, HAIR)
    if look.head == "cone":
        pen.polygon([(-2.1, -0.35), (0, -1.75), (2.1, -0.35)], look.hat)
    elif look.head == "band":
        pen.rect(-1.08, -0.72, 1.08, -0.3, RED)
        pen.polygon([(-0.5, -0.7), (0, -1.6), (0.5, -0.7)], look.hat)


def crowd(sheet: Sheet, y: float, xs: tuple[float, ...], radius: float) -> None:
    """Paint a row of people seen from behind: heads and shoulders at the given xs."""
    p = sheet.palette
    tops, scarves = (p.teal, p.red, p.indigo, p.ochre, p.green), (p.gold, p.paper, p.line)
    for place, x in enumerate(xs):
        pen = sheet.at(x, y, radius)
        pen.rect(-1.5, -1.9, 1.5, 2, tops[place % 5], 1)
        pen.circle(0, -2.6, 1, scarves[place // 3 % 3] if place % 3 == 1 else HAIR)
