"""Scenes of what land and sun give: surya, pangan."""

from __future__ import annotations

from math import cos, pi, sin

from ..buildings import saddle_house
from ..canvas import Point, Sheet, curve
from ..landscape import backdrop
from ..nature import leaf, palm, rice_clump, shadow, tree
from ..palette import INK, fade, mix
from ..people import Look, person
from ..things import glow


def surya(sheet: Sheet) -> None:
    """Solar power: rows of panels under a large sun; at dusk panels on a roof and a lit house."""
    p = sheet.palette
    backdrop(sheet, 600, with_orb=sheet.dusk)
    if sheet.dusk:
        _solar_house(sheet, 830, 860)
        tree(sheet, 1450, 860, 420)
        person(sheet, 310, 880, 320, Look(p.teal, p.ochre, "helmet", 1, "wave", hat=p.gold))
        return
    _great_sun(sheet, 800, 270)
    for x, y, width in (
        (420, 690, 400),
        (830, 690, 400),
        (1240, 690, 400),
        (500, 870, 560),
        (1130, 870, 560),
    ):
        _solar_panel(sheet, x, y, width)


def _great_sun(sheet: Sheet, x: float, y: float) -> None:
    """Paint a sun with sixteen rays."""
    pen, colour = sheet.at(x, y), sheet.palette.sun
    glow(pen, 0, 0, 320)
    for step in range(16):
        turn = 2 * pi * step / 16
        across, along = cos(turn), sin(turn)
        pen.line([(across * 165, along * 165), (across * 225, along * 225)], colour, 9)
    pen.circle(0, 0, 132, colour)


def _solar_panel(sheet: Sheet, x: float, y: float, width: float) -> None:
    """Paint a tilted solar panel on two legs; (x, y) is the middle of its foot."""
    pen = sheet.at(x, y, width / 100)
    shadow(pen, 0, 0, 45)
    for leg in (-30, 30):
        pen.rect(leg - 1.5, -16, leg + 1.5, 0, sheet.palette.ink)
    _panel_face(pen, (-50, -6), 100, (-36, -34), 86)


def _panel_face(sheet: Sheet, lower: Point, low_width: float, upper: Point, top_width: float) -> None:
    """Paint a panel's cells, given the left ends and the widths of its lower and its upper edge."""

    def spot(across: float, up: float) -> Point:
        """Return the place on the panel at these shares of its width and of its height."""
        left = lower[0] + (upper[0] - lower[0]) * up
        return (
            left + (low_width + (top_width - low_width) * up) * across,
            lower[1] + (upper[1] - lower[1]) * up,
        )

    p, width = sheet.palette, low_width * 0.009
    sheet.polygon([spot(0, 0), spot(0, 1), spot(1, 1), spot(1, 0)], p.indigo)
    sheet.polygon([spot(0.28, 0), spot(0.5, 1), spot(0.72, 1), spot(0.5, 0)], mix(p.indigo, p.paper, 0.2))
    for column in range(7):
        sheet.line([spot(column / 6, 0), spot(column / 6, 1)], p.line, width)
    for row in range(4):
        sheet.line([spot(0, row / 3), spot(1, row / 3)], p.line, width)


def _solar_house(sheet: Sheet, x: float, y: float) -> None:
    """Paint a house with lit windows, panels on its roof and a battery at its wall."""
    pen, p = sheet.at(x, y), sheet.palette
    saddle_house(pen, 0, 0, 720, p.red, p.paper)
    _panel_face(pen, (-235, -355), 470, (-245, -500), 490)
    pen.rect(370, -200, 450, 0, p.teal, 12)
    for top in (-180, -130, -80):
        pen.rect(384, top, 436, top + 34, p.gold, 6)
    pen.line([(410, -200), (410, -430), (236, -430)], p.ink, 7)


def pangan(sheet: Sheet) -> None:
    """Food: rice terraces with farmers; at dusk a great basket of the harvest."""
    p = sheet.palette
    backdrop(sheet, 600)
    _terraces(sheet)
    if sheet.dusk:
        _harvest_basket(sheet, 800, 905)
        person(sheet, 300, 900, 380, Look(p.teal, p.ochre, "cone", 1, "give"))
        return
    palm(sheet, 1420, 790, 420, p.leaf[0])
    person(sheet, 620, 880, 400, Look(p.red, p.indigo, "cone", 1, "reach"))
    person(sheet, 1040, 890, 390, Look(p.gold, p.teal, "cone", 2, "hold", skirt=True, facing=-1))
    sheet.pie(1040, 690, 80, 0, 180, p.wood)
    for dx in (-44, 0, 44):
        rice_clump(sheet, 1040 + dx, 692, 80)


def _terraces(sheet: Sheet) -> None:
    """Paint three terraces of ripening rice with earth banks between them."""
    p, corners = sheet.palette, [(1600, 1000), (0, 1000)]
    for step, (y, rise) in enumerate(((640, 40), (715, 55), (800, 60))):
        bank = curve((0, y + rise), (700, y - rise), (1600, y + rise * 0.6))
        sheet.polygon([*bank, *corners], p.wood)
        field = [(spot_x, spot_y + 12) for spot_x, spot_y in bank]
        sheet.polygon([*field, *corners], mix(p.leaf[2], p.gold, 0.25 + 0.2 * step))
    for y, start, height in ((755, 60, 66), (850, 20, 86), (940, 60, 100)):
        for x in range(start, 1600, 120):
            rice_clump(sheet, x, y, height)


def _harvest_basket(sheet: Sheet, x: float, y: float) -> None:
    """Paint a woven basket heaped with maize, chillies and pumpkins."""
    pen, p = sheet.at(x, y), sheet.palette
    shadow(pen, 0, 0, 330)
    for dx in (-100, 20, 130):
        leaf(pen, (dx, -260), (dx * 1.4, -560), 120, p.gold)
        for side in (-50, 50):
            leaf(pen, (dx, -260), (dx * 1.4 + side, -470), 80, p.leaf[2])
    for dx in (-230, -200, 210, 245):
        leaf(pen, (dx * 0.8, -260), (dx * 1.25, -460), 56, p.red)
    _pumpkin(pen, -165, -300, 92, mix(p.red, p.gold, 0.55))
    _pumpkin(pen, 165, -300, 92, mix(p.leaf[2], p.gold, 0.45))
    _pumpkin(pen, 0, -300, 84, mix(p.indigo, p.red, 0.6))
    pen.polygon([(-290, -270), (290, -270), (220, 0), (-220, 0)], mix(p.wood, p.gold, 0.35))
    for row, top in enumerate((-250, -190, -130, -70)):
        for place in range(-4, 5 - row % 2):
            left = place * 50 - 17 + (row % 2) * 25
            pen.rect(left, top, left + 34, top + 22, fade(INK, 0.18), 6)
    pen.rect(-305, -290, 305, -256, p.wood, 14)


def _pumpkin(sheet: Sheet, x: float, y: float, radius: float, fill: str) -> None:
    """Paint a round vegetable with a lighter middle and a stalk."""
    pen, p = sheet.at(x, y, radius / 100), sheet.palette
    pen.circle(0, 0, 100, fill)
    pen.oval(-45, -100, 45, 100, mix(fill, p.paper, 0.16))
    pen.rect(-9, -120, 9, -91, p.leaf[1], 5)
