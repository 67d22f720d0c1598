"""The ornament of diamonds and triangles, after Simalungun weaving (hiou) and carving, drawn by us."""

from __future__ import annotations

from .canvas import HEIGHT, WIDTH, Sheet
from .palette import INK, RED, WHITE, mix

TILE = 160  # ten tiles fill the width of a picture
BAND_TOP = HEIGHT - TILE / 4

# One tile on black, in the units of the site's own ornament.svg (48 by 12): colour and corners.
ORNAMENT = (
    (WHITE, ((0, 0.7), (48, 0.7), (48, 1.5), (0, 1.5))),
    (WHITE, ((0, 10.5), (48, 10.5), (48, 11.3), (0, 11.3))),
    (WHITE, ((24, 1.9), (33, 6), (24, 10.1), (15, 6))),
    (RED, ((24, 2.7), (31.2, 6), (24, 9.3), (16.8, 6))),
    (WHITE, ((24, 4.5), (27.4, 6), (24, 7.5), (20.6, 6))),
    (INK, ((24, 5.3), (25.6, 6), (24, 6.7), (22.4, 6))),
    (RED, ((4, 2.4), (17, 2.4), (10.5, 5.4))),
    (RED, ((44, 2.4), (31, 2.4), (37.5, 5.4))),
    (WHITE, ((4, 9.6), (17, 9.6), (10.5, 6.6))),
    (WHITE, ((44, 9.6), (31, 9.6), (37.5, 6.6))),
    (RED, ((0, 3.6), (5.2, 6), (0, 8.4))),
    (RED, ((48, 3.6), (42.8, 6), (48, 8.4))),
)


def ornament_band(sheet: Sheet) -> None:
    """Paint the band along the bottom edge of the picture."""
    sheet.rect(0, BAND_TOP, WIDTH, HEIGHT, INK)
    for left in range(0, WIDTH, TILE):
        tile = sheet.at(left, BAND_TOP, TILE / 48)
        for colour, corners in ORNAMENT:
            tile.polygon(corners, colour)


def diamonds(sheet: Sheet, left: float, top: float, width: float, height: float) -> None:
    """Paint a row of alternating red and white diamonds that fills the given strip."""
    count = max(int(width / (height * 1.8)), 1)
    step, y = width / count, top + height / 2
    for place in range(count):
        x = left + step * (place + 0.5)
        colour = mix(RED, WHITE, 0.1) if place % 2 else sheet.palette.paper
        diamond(sheet, x, y, step * 0.4, height * 0.47, colour)


def diamond(sheet: Sheet, x: float, y: float, across: float, along: float, fill: str) -> None:
    """Paint one diamond around (x, y) that reaches `across` sideways and `along` up and down."""
    sheet.polygon([(x - across, y), (x, y - along), (x + across, y), (x, y + along)], fill)
