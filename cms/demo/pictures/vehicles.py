"""What drives on the road, always to the left. (x, y) is the middle of the foot, `width` the length.

All are drawn in hundredths of their length.
"""

from __future__ import annotations

from .buildings import plus
from .canvas import Point, Sheet
from .nature import shadow
from .ornament import diamonds
from .palette import INK, fade, mix
from .people import Look, head


def wheel(sheet: Sheet, x: float, y: float, radius: float) -> None:
    """Paint a wheel that stands on y."""
    sheet.circle(x, y - radius, radius, INK)
    sheet.circle(x, y - radius, radius * 0.55, sheet.palette.line)
    sheet.circle(x, y - radius, radius * 0.2, sheet.palette.ink)


def bus(sheet: Sheet, x: float, y: float, width: float) -> None:
    """Paint a city bus, its doors (as in Indonesia) on the left side, which is the one we see."""
    pen, p = sheet.at(x - width / 2, y, width / 100), sheet.palette
    shadow(pen, 50, 0, 55)
    pen.rect(0, -42, 100, -5, p.red, 4.5)
    pen.rect(3, -44, 90, -39, p.paper, 1.5)
    pen.rect(0, -15, 100, -10, p.paper)
    diamonds(pen, 2, -14.7, 96, 4.4)
    pen.rect(1.2, -36, 10, -20, p.window, 2)
    for door in (13, 60):
        pen.rect(door, -37, door + 12, -6, p.window, 1)
        pen.rect(door + 5.6, -37, door + 6.4, -6, p.ink)
    for place, left in enumerate((28, 38.5, 49, 75, 86)):
        _bus_window(pen.at(left, -36), place)
    pen.circle(2, -18, 1.4, p.glow)
    for axle in (33, 85):
        wheel(pen, axle, 0, 6.5)


def _bus_window(pen: Sheet, place: int) -> None:
    """Paint one window of the bus with its passenger; the third seat is free."""
    p = pen.palette
    pen.rect(0, 0, 9.5, 12, p.window, 1.2)
    if place == 2:
        return
    look = Look(p.teal, skin=place % 3, head="veil" if place % 2 else "short", hat=p.gold)
    head(pen.at(4.5, 7.5, side=-1), 0, 0, 2.6, look)
    pen.rect(0, 11.5, 9.5, 15.5, p.red)


def ambulance(sheet: Sheet, x: float, y: float, width: float) -> None:
    """Paint an ambulance; at dusk its beacon throws two beams."""
    pen, p = sheet.at(x - width / 2, y, width / 100), sheet.palette
    shadow(pen, 50, 0, 55)
    if sheet.dusk:
        for start in (-22, 170):
            pen.pie(40, -50, 40, start, start + 32, fade(p.glow, 0.35))
    pen.rect(34, -52, 46, -46, p.red, 2)
    pen.polygon([(0, -24), (9, -28), (20, -48), (100, -48), (100, -7), (0, -7)], p.paper)
    pen.rect(0, -20, 100, -14, p.teal)
    pen.polygon([(13, -28), (22.5, -44), (35, -44), (35, -28)], p.window)
    pen.rect(38.5, -46, 39.2, -8, p.line)
    pen.circle(68, -33, 10, p.teal)
    plus(pen, 68, -33, 6.5, p.paper)
    pen.circle(2, -17, 2, p.glow)
    for axle in (20, 80):
        wheel(pen, axle, 0, 9)


def fire_engine(sheet: Sheet, x: float, y: float, width: float) -> None:
    """Paint a fire engine with a raised ladder and a beacon."""
    pen, p = sheet.at(x - width / 2, y, width / 100), sheet.palette
    shadow(pen, 50, 0, 55)
    ladder(pen, (88, -40), (34, -86), 7)
    pen.rect(80, -44, 94, -36, p.ink, 1)
    pen.rect(28, -38, 100, -7, p.red, 1.5)
    pen.rect(0, -42, 30, -7, mix(p.red, p.gold, 0.12), 3)
    pen.rect(2, -37, 13, -24, p.window, 1.2)
    pen.rect(15, -37, 27, -24, p.window, 1.2)
    pen.rect(8, -46, 20, -42, p.indigo, 1.2)
    pen.rect(0, -17, 100, -13, p.gold)
    for left in (36, 53, 70):
        pen.rect(left, -34, left + 14, -20, p.line, 1)
    pen.circle(43, -27, 5, p.ochre)
    pen.circle(43, -27, 2.5, p.line)
    for axle in (17, 62, 82):
        wheel(pen, axle, 0, 8)


def ladder(sheet: Sheet, start: Point, end: Point, breadth: float) -> None:
    """Paint a ladder of ten steps between two points, `breadth` wide (measured upwards)."""
    colour, (x0, y0), (x1, y1) = sheet.palette.ochre, start, end
    for rise in (0, breadth):
        sheet.line([(x0, y0 - rise), (x1, y1 - rise)], colour, breadth * 0.18)
    for step in range(1, 10):
        x, y = x0 + (x1 - x0) * step / 10, y0 + (y1 - y0) * step / 10
        sheet.line([(x, y), (x, y - breadth)], colour, breadth * 0.12)


def waste_cart(sheet: Sheet, x: float, y: float) -> None:
    """Paint a hand cart heaped with tied waste bags, its handle to the right."""
    pen, p = sheet.at(x, y), sheet.palette
    shadow(pen, 0, 0, 300)
    bags = ((-110, -300, 80, p.ink), (20, -320, 95, p.teal), (130, -290, 74, p.ochre), (-30, -260, 80, p.red))
    for dx, dy, radius, colour in bags:
        pen.circle(dx, dy, radius, colour)
        pen.polygon([(dx - 18, dy - radius - 16), (dx + 18, dy - radius - 16), (dx, dy - radius + 20)], colour)
    pen.polygon([(-250, -280), (230, -280), (200, -80), (-220, -80)], p.green)
    pen.rect(-262, -292, 242, -268, mix(p.green, p.ink, 0.35), 8)
    pen.polygon([(-60, -180), (-10, -225), (40, -180), (-10, -135)], p.paper)
    pen.line([(215, -150), (330, -225), (350, -225)], p.ink, 12)
    for axle in (-150, 130):
        wheel(pen, axle, 0, 62)
