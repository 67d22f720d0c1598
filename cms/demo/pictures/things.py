"""Things that several scenes share: papers, screens, charts, pins, signs and lights."""

from __future__ import annotations

from .buildings import saddle_roof_outline
from .canvas import Sheet
from .palette import INK, fade


def paper(sheet: Sheet, left: float, top: float, right: float, bottom: float) -> None:
    """Paint a sheet of paper with a soft shadow and a red head rule."""
    p = sheet.palette
    sheet.rect(left + 12, top + 14, right + 12, bottom + 14, fade(INK, 0.2), 12)
    sheet.rect(left, top, right, bottom, p.paper, 12)
    sheet.rect(left, top, right, top + 26, p.red, 10)


def text_lines(sheet: Sheet, left: float, top: float, width: float, count: int, step: float = 40) -> None:
    """Paint bars that stand for lines of text; every third one is short."""
    for row in range(count):
        length = width * (0.6 if row % 3 == 2 else 1)
        y = top + row * step
        sheet.rect(left, y, left + length, y + step * 0.3, sheet.palette.line, step * 0.15)


def tick(sheet: Sheet, x: float, y: float, radius: float) -> None:
    """Paint a round green badge with a white tick, the right way round even on a flipped sheet."""
    pen = sheet.at(x, y, radius / 100, side=-1 if sheet.flipped else 1)
    pen.circle(0, 0, 100, sheet.palette.green)
    pen.line([(-42, 2), (-10, 36), (48, -36)], sheet.palette.paper, 20)


def pin(sheet: Sheet, x: float, y: float, height: float, fill: str) -> None:
    """Paint a map pin whose tip is at (x, y)."""
    pen = sheet.at(x, y, height / 100)
    pen.oval(-20, -6, 20, 6, fade(INK, 0.25))
    pen.polygon([(-29.7, -52), (0, 0), (29.7, -52)], fill)
    pen.circle(0, -67, 33, fill)
    pen.circle(0, -67, 14, sheet.palette.paper)


def signal(sheet: Sheet, x: float, y: float, size: float, fill: str) -> None:
    """Paint a wireless signal: a dot at (x, y) with three arcs above it."""
    pen = sheet.at(x, y, size / 100)
    pen.circle(0, 0, 11, fill)
    for reach in (36, 66, 96):
        pen.arc(0, 0, reach, 225, 315, fill, 12)


def glow(sheet: Sheet, x: float, y: float, radius: float) -> None:
    """Lay a warm shine around a light."""
    for share, strength in ((1, 0.12), (0.65, 0.18), (0.35, 0.3)):
        sheet.circle(x, y, radius * share, fade(sheet.palette.glow, strength))


def small_city(sheet: Sheet, left: float, top: float, width: float, height: float) -> None:
    """Paint a tiny view of hills and a saddle-roofed house that fills a box: for screens."""
    pen, p = sheet.at(left, top, width / 100), sheet.palette
    low = height / width * 100  # the box in hundredths of its width: 100 across, `low` down
    pen.rect(0, 0, 100, low, p.skies[0][2])
    pen.circle(76, low * 0.26, 11, p.sun)
    pen.polygon(
        [(0, low * 0.55), (30, low * 0.34), (62, low * 0.6), (100, low * 0.42), (100, low), (0, low)],
        p.hills[1],
    )
    pen.polygon([(0, low * 0.72), (50, low * 0.64), (100, low * 0.76), (100, low), (0, low)], p.ground[0])
    house = pen.at(46, low * 0.68)
    house.rect(-15, -1, 15, 13, p.paper)
    house.rect(-3, 3, 3, 13, p.wood)
    house.polygon(saddle_roof_outline(0, 0, 38, 16), p.red)


def phone(sheet: Sheet, x: float, top: float, width: float, height: float) -> None:
    """Paint a phone whose screen shows the city above a grid of coloured tiles."""
    pen, p = sheet.at(x, top, width / 100), sheet.palette
    low = height / width * 100
    pen.rect(-50, 0, 50, low, INK, 11)
    pen.rect(-45, 7, 45, low - 7, p.paper, 7)
    small_city(pen, -45, 15, 90, low * 0.4)
    for place, colour in enumerate((p.red, p.teal, p.gold, p.indigo, p.green, p.ochre)):
        tile = pen.at(30 * (place % 3) - 30, low * (0.6 + 0.17 * (place // 3)))
        tile.rect(-10, -10, 10, 10, colour, 4)
        tile.circle(0, 0, 4, p.paper)
    pen.rect(-16, low * 0.935, 16, low * 0.945, p.ink, 1)


def chart_bars(sheet: Sheet, left: float, foot: float, width: float, heights: tuple[float, ...]) -> None:
    """Paint upright bars that stand on `foot`, side by side within `width`."""
    p = sheet.palette
    colours = (p.gold, p.teal, p.indigo, p.red, p.green, p.ochre)
    step = width / len(heights)
    for place, height in enumerate(heights):
        x = left + step * place
        sheet.rect(x + step * 0.14, foot - height, x + step * 0.86, foot, colours[place % 6], 6)


def donut(sheet: Sheet, x: float, y: float, radius: float) -> None:
    """Paint a ring chart of three parts."""
    p = sheet.palette
    for start, end, colour in ((-90, 110, p.teal), (110, 200, p.gold), (200, 270, p.red)):
        sheet.pie(x, y, radius, start, end, colour)
    sheet.circle(x, y, radius * 0.55, p.paper)
