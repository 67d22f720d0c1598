"""Roads and what stands beside them. (x, y) is the foot, sizes are in picture pixels."""

from __future__ import annotations

from .canvas import Sheet
from .nature import leaf, shadow
from .palette import fade, mix


def road(sheet: Sheet, top: float, bottom: float) -> None:
    """Paint a level road across the whole picture, with kerbs and a dashed middle line."""
    p = sheet.palette
    sheet.rect(0, top - 16, 1600, top, p.path)
    sheet.rect(0, top, 1600, bottom, p.road)
    sheet.rect(0, bottom, 1600, bottom + 16, p.path)
    middle = (top + bottom) / 2
    for left in range(20, 1600, 150):
        sheet.rect(left, middle - 4, left + 80, middle + 4, p.paper)


def lamp(sheet: Sheet, x: float, y: float, height: float) -> None:
    """Paint a street lamp with an arm to the right and a small solar panel; at dusk it is lit."""
    pen, p = sheet.at(x, y, height / 100), sheet.palette
    if sheet.dusk:
        _light_cone(pen.at(26, 0))
    shadow(pen, 0, 0, 6)
    pen.polygon([(-2, 0), (-1.1, -90), (1.1, -90), (2, 0)], p.ink)
    pen.rect(-3.4, -10, 3.4, 0, p.red)
    pen.line([(0, -86), (20, -88)], p.ink, 1.8)
    pen.rect(17.5, -90.5, 34.5, -86.5, p.ink, 1.5)
    pen.rect(19, -86.8, 33, -84.5, p.glow, 1)
    pen.polygon([(-12, -93), (10, -100), (12, -97), (-10, -90)], p.indigo)


def _light_cone(pen: Sheet) -> None:
    """Paint the light that falls from a lamp head above the pen's zero point."""
    for reach, strength in ((34, 0.20), (20, 0.30)):
        pen.polygon([(-5, -84), (5, -84), (reach, 0), (-reach, 0)], fade(pen.palette.glow, strength))
    pen.oval(-34, -4, 34, 4, fade(pen.palette.glow, 0.35))


def bench(sheet: Sheet, x: float, y: float, width: float) -> None:
    """Paint a wooden bench with a back rest; its seat is 50 px above the ground."""
    pen, p = sheet.at(x, y), sheet.palette
    for side in (-1, 1):
        pen.rect(side * width * 0.4 - 6, -100, side * width * 0.4 + 6, 0, p.ink)
    for top in (-104, -80, -54):
        pen.rect(-width / 2, top, width / 2, top + 16, p.wood, 5)


def shelter(sheet: Sheet, x: float, y: float) -> None:
    """Paint a bus shelter with a bench and a round stop sign."""
    pen, p = sheet.at(x, y), sheet.palette
    for side in (-190, 190):
        pen.rect(side - 8, -330, side + 8, 0, p.ink)
    pen.rect(-182, -310, 182, -60, fade(p.window, 0.65))
    bench(pen, -30, 0, 250)
    pen.rect(-230, -360, 230, -325, p.red, 10)
    pen.rect(260, -330, 270, 0, p.ink)
    pen.circle(265, -350, 46, p.paper)
    pen.circle(265, -350, 38, p.teal)
    pen.rect(246, -368, 284, -336, p.paper, 8)


def waste_bin(sheet: Sheet, x: float, y: float, height: float, kind: str) -> None:
    """Paint a sorting bin with the sign of its `kind`: "leaf", "bottle" or "flash" (hazardous)."""
    pen, p = sheet.at(x, y, height / 100), sheet.palette
    colour = {"leaf": p.green, "bottle": p.gold, "flash": p.red}[kind]
    shadow(pen, 0, 0, 36)
    pen.polygon([(-29, -78), (29, -78), (23, 0), (-23, 0)], colour)
    pen.polygon([(14, -78), (29, -78), (23, 0), (12, 0)], fade(p.ink, 0.14))
    pen.rect(-33, -86, 33, -76, mix(colour, p.ink, 0.3), 3)
    pen.pie(0, -85.5, 24, 180, 360, mix(colour, p.ink, 0.15))
    pen.circle(0, -40, 16, p.paper)
    if kind == "leaf":
        leaf(pen, (-8, -32), (9, -50), 12, p.green)
    elif kind == "bottle":
        bottle(pen, 0, -40, 0.21)
    else:
        flash = [(-3, -38), (5, -52), (0.5, -42), (5, -42), (-5, -28), (-1, -38)]
        pen.polygon(flash, p.red)


def bottle(sheet: Sheet, x: float, y: float, size: float = 1) -> None:
    """Paint a plastic bottle around (x, y); it is 117 px high times `size`."""
    pen, p = sheet.at(x, y, size), sheet.palette
    pen.rect(-22, -30, 22, 55, p.water[0], 9)
    pen.rect(-9, -50, 9, -24, p.water[0])
    pen.rect(-12, -62, 12, -46, p.indigo, 3)
    pen.rect(-22, -2, 22, 24, p.paper)
