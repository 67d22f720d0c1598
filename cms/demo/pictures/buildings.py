"""Houses and buildings. (x, y) is the middle of the foot; sizes are in picture pixels."""

from __future__ import annotations

from .canvas import Point, Sheet, curve
from .ornament import diamonds
from .palette import INK, fade, mix


def saddle_roof_outline(x: float, eave: float, width: float, height: float) -> list[Point]:
    """Return the outline of a saddle roof seen from its long side.

    The ridge sags in the middle and its ends run out beyond the eaves, as on Batak and Simalungun
    houses; `eave` is the y of the lower edge, `width` the eave's length.
    """
    left, right = (x - width * 0.64, eave - height), (x + width * 0.64, eave - height)
    ridge = curve(left, (x, eave - height * 0.34), right)
    return [(x - width / 2, eave), *ridge, (x + width / 2, eave)]


def saddle_roof(sheet: Sheet, x: float, eave: float, width: float, height: float, fill: str) -> None:
    """Paint a saddle roof with a dark ridge, golden tips and a strip of ornament along the eave."""
    outline = saddle_roof_outline(x, eave, width, height)
    sheet.polygon(outline, fill)
    ridge = outline[1:-1]
    sheet.line(ridge, mix(fill, sheet.palette.ink, 0.35), height * 0.05)
    for tip in (ridge[0], ridge[-1]):
        sheet.circle(*tip, height * 0.05, sheet.palette.gold)
    strip = height * 0.1
    sheet.rect(x - width / 2, eave - strip, x + width / 2, eave, sheet.palette.ink)
    diamonds(sheet, x - width / 2, eave - strip, width, strip)


def saddle_house_far(sheet: Sheet, x: float, y: float, width: float) -> None:
    """Paint a far saddle-roofed house on stilts as a silhouette, lit at dusk."""
    pen, fill = sheet.at(x, y, width / 100), sheet.palette.distant
    for leg in (-36, -12, 12, 36):
        pen.rect(leg - 3, -20, leg + 3, 0, fill)
    pen.rect(-42, -42, 42, -14, fill)
    pen.polygon(saddle_roof_outline(0, -36, 100, 52), fill)
    if sheet.dusk:
        for left in (-20, 14):
            pen.rect(left, -33, left + 9, -22, sheet.palette.window)


def saddle_house(sheet: Sheet, x: float, y: float, width: float, roof: str, wall: str) -> None:
    """Paint a near house on stilts: wall with two windows and a door under a saddle roof."""
    pen, p = sheet.at(x, y, width / 100), sheet.palette
    pen.oval(-60, -3, 60, 3, fade(INK, 0.16))
    for leg in (-40, -14, 14, 40):
        pen.rect(leg - 2.5, -16, leg + 2.5, 0, p.wood)
    pen.rect(-45, -46, 45, -12, wall)
    pen.rect(-45, -15, 45, -12, mix(wall, INK, 0.4))
    for dx in (-28, 28):
        window(pen, dx, -28, 15, 13)
    pen.rect(-7, -36, 7, -13, p.wood)
    for step in (-11, -7, -3):
        pen.rect(-8, step, 8, step + 2, p.wood)
    saddle_roof(pen, 0, -42, 100, 50, roof)


def window(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    """Paint a window with a cross bar, centred on (x, y)."""
    pen, p = sheet.at(x, y), sheet.palette
    across, along, frame = width / 2, height / 2, width * 0.08
    pen.rect(-across - frame, -along - frame, across + frame, along + frame, p.line)
    pen.rect(-across, -along, across, along, p.window)
    pen.rect(-frame / 2, -along, frame / 2, along, p.line)


def windows(sheet: Sheet, box: tuple[float, float, float, float], columns: int, rows: int, size: float = 0.6) -> None:
    """Paint a grid of plain windows inside `box`; `size` is the share of each cell they take."""
    left, top, right, bottom = box
    wide, high = (right - left) / columns, (bottom - top) / rows
    dark = mix(sheet.palette.window, sheet.palette.indigo, 0.75)
    for row in range(rows):
        for column in range(columns):
            # At dusk every third room is dark: a wall of light looks like a lantern, not like people.
            fill = dark if sheet.dusk and (row * 2 + column) % 3 == 2 else sheet.palette.window
            x, y = left + wide * (column + 0.5), top + high * (row + 0.5)
            across, along = wide * size / 2, high * size / 2
            sheet.rect(x - across, y - along, x + across, y + along, fill, 3)


def tower(sheet: Sheet, x: float, y: float, width: float, height: float, wall: str) -> None:
    """Paint a many-storeyed building with a shaded side and a parapet."""
    pen, across = sheet.at(x, y), width / 2
    pen.rect(-across, -height, across, 0, wall)
    pen.rect(width * 0.32, -height, across, 0, fade(INK, 0.14))
    pen.rect(-across - 6, -height - 10, across + 6, -height + 6, mix(wall, sheet.palette.ink, 0.3))
    grid = (-width * 0.42, -height + 22, width * 0.3, -30)
    windows(pen, grid, columns=max(int(width / 55), 2), rows=max(int(height / 62), 2))


def health_sign(sheet: Sheet, x: float, y: float, radius: float) -> None:
    """Paint a round green health sign with a white plus (never a red cross: that emblem is protected)."""
    p = sheet.palette
    sheet.circle(x, y, radius * 1.14, p.paper)
    sheet.circle(x, y, radius, p.green)
    plus(sheet, x, y, radius * 0.62, p.paper)


def plus(sheet: Sheet, x: float, y: float, reach: float, fill: str) -> None:
    """Paint a plus whose arms end `reach` away from its middle."""
    pen = sheet.at(x, y, reach)
    pen.rect(-1, -0.36, 1, 0.36, fill, 0.1)
    pen.rect(-0.36, -1, 0.36, 1, fill, 0.1)
