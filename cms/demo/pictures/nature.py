"""What grows and moves in the open: trees, palms, bushes, rice, wind, birds and light on water.

Every helper takes the sheet, the foot of the thing (x, y) and its size in picture pixels; inside,
things are drawn in hundredths of that size.
"""

from __future__ import annotations

from .canvas import Point, Sheet, curve
from .palette import INK, fade


def shadow(sheet: Sheet, x: float, y: float, reach: float) -> None:
    """Lay a soft oval shadow on the ground, `reach` to either side of x."""
    sheet.oval(x - reach, y - reach * 0.12, x + reach, y + reach * 0.12, fade(INK, 0.16))


def tree(sheet: Sheet, x: float, y: float, height: float) -> None:
    """Paint a broad tree: trunk, two branches and a crown of rounds with light from one side."""
    pen, wood = sheet.at(x, y, height / 100), sheet.palette.wood
    dark, middle, light = sheet.palette.leaf
    shadow(pen, 0, 0, 30)
    pen.polygon([(-5, 0), (-3, -50), (3, -50), (5, 0)], wood)
    pen.line([(0, -32), (-14, -48)], wood, 2.8)
    pen.line([(0, -36), (13, -50)], wood, 2.8)
    crown = (
        (dark, ((-20, -54, 17), (20, -55, 17), (0, -60, 20))),
        (middle, ((-13, -68, 18), (14, -70, 17), (0, -80, 17))),
        (light, ((7, -83, 10), (20, -72, 7), (-10, -74, 6))),
    )
    for colour, rounds in crown:
        for spot in rounds:
            pen.circle(*spot, colour)


def pine(sheet: Sheet, x: float, y: float, height: float) -> None:
    """Paint a slim pine of three tiers, as they stand in the highlands."""
    pen = sheet.at(x, y, height / 100)
    dark, middle, _ = sheet.palette.leaf
    pen.rect(-3, -20, 3, 0, sheet.palette.wood)
    for foot, top, reach in ((-12, -55, 22), (-36, -76, 17), (-58, -100, 12)):
        pen.polygon([(-reach, foot), (0, top), (reach, foot)], dark)
        pen.polygon([(0, top), (reach, foot), (0, foot)], middle)


def palm(sheet: Sheet, x: float, y: float, height: float, fill: str) -> None:
    """Paint a slightly leaning areca palm in one colour."""
    pen = sheet.at(x, y, height / 100)
    pen.line(curve((0, 0), (0, -45), (8, -78), 10), fill, 3.5)
    crown = pen.at(8, -78)
    for dx, dy in ((-30, 6), (-25, -10), (-11, -20), (11, -20), (25, -10), (30, 6)):
        upper = curve((0, 0), (dx * 0.5, dy - 12), (dx, dy), 8)
        lower = curve((dx, dy), (dx * 0.4, dy * 0.4 + 2), (0, 0), 8)
        crown.polygon([*upper, *lower], fill)


def bush(sheet: Sheet, x: float, y: float, width: float) -> None:
    """Paint a low bush of three half rounds."""
    pen = sheet.at(x, y, width / 100)
    dark, middle, light = sheet.palette.leaf
    pen.pie(-25, 0, 25, 180, 360, dark)
    pen.pie(24, 0, 24, 180, 360, middle)
    pen.pie(0, 0, 30, 180, 360, middle)
    pen.pie(6, -8, 13, 180, 360, light)


def leaf(sheet: Sheet, start: Point, end: Point, breadth: float, fill: str) -> None:
    """Paint one pointed leaf from `start` to `end`; `breadth` is its full width."""
    (x0, y0), (x1, y1) = start, end
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    across, along = (y1 - y0) / length * breadth, (x1 - x0) / length * breadth
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    one, other = (middle[0] + across, middle[1] - along), (middle[0] - across, middle[1] + along)
    sheet.polygon([*curve(start, one, end, 12), *curve(end, other, start, 12)], fill)


def seedling(sheet: Sheet, x: float, y: float, height: float) -> None:
    """Paint a young plant with three leaves."""
    pen = sheet.at(x, y, height / 100)
    dark, middle, light = sheet.palette.leaf
    pen.line([(0, 0), (0, -70)], dark, 7)
    leaf(pen, (0, -35), (-50, -65), 30, middle)
    leaf(pen, (0, -45), (50, -75), 30, light)
    leaf(pen, (0, -60), (4, -110), 30, middle)


def flower(sheet: Sheet, x: float, y: float, height: float, petals: str) -> None:
    """Paint a flower on a stem with round petals."""
    pen = sheet.at(x, y, height / 100)
    pen.line([(0, 0), (0, -100)], sheet.palette.leaf[1], 10)
    for dx, dy in ((-20, 0), (20, 0), (0, -20), (0, 20)):
        pen.circle(dx, dy - 100, 17, petals)
    pen.circle(0, -100, 13, sheet.palette.ochre)


def rice_clump(sheet: Sheet, x: float, y: float, height: float) -> None:
    """Paint a clump of rice: blades that spread from one foot, two of them with ripe ears."""
    pen = sheet.at(x, y, height / 100)
    _, middle, light = sheet.palette.leaf
    for tip in ((-50, -75), (5, -97), (55, -72)):
        leaf(pen, (0, 0), tip, 14, middle)
    for tip in ((-22, -89), (30, -85)):
        leaf(pen, (0, 0), tip, 14, light)
    for side in (-1, 1):
        for step in range(4):
            pen.circle(side * (28 + step * 10), step * step * 5 - 95, 5.5, sheet.palette.gold)


def bird(sheet: Sheet, x: float, y: float, span: float, fill: str) -> None:
    """Paint a far bird as two bent wings."""
    for side in (-1, 1):
        sheet.at(x, y, span / 100, side).line(curve((0, 0), (30, -35), (50, -8), 8), fill, 9)


def wind(sheet: Sheet, x: float, y: float, length: float, fill: str) -> None:
    """Draw a gust: a long line from (x, y) to the right that curls back at its end."""
    pen = sheet.at(x, y)
    pen.line(curve((0, 0), (length * 0.5, 26), (length, 0), 20), fill, 9)
    radius = length * 0.12
    pen.arc(length, -radius, radius + 4.5, -110, 90, fill, 9)
