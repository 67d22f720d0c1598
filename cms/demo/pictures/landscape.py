"""What stands behind every scene: sky, sun or moon, the hills, a village and the ground."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from .buildings import saddle_house_far
from .canvas import HEIGHT, WIDTH, Sheet, curve
from .nature import palm
from .palette import WHITE, fade, mix

ORB_PLACES = (1270, 330, 1130, 470)  # where sun or moon stand, by the motif's number


def backdrop(sheet: Sheet, horizon: float = 640, village: bool = True, with_orb: bool = True) -> None:
    """Paint the whole landscape; the ground begins at `horizon`."""
    sheet.gradient(horizon + 40, _sky(sheet))
    if with_orb:
        orb(sheet, horizon)
    if sheet.dusk:
        stars(sheet)
    clouds(sheet)
    for layer, (rise, height) in enumerate(((40, 260), (10, 200), (0, 120))):
        ridge(sheet, horizon - rise, height, sheet.number * 1.7 + layer * 2.1, sheet.palette.hills[layer])
    if village:
        settlement(sheet, horizon)
    ground(sheet, horizon)


def _sky(sheet: Sheet) -> tuple[str, str, str]:
    return sheet.palette.skies[sheet.number % len(sheet.palette.skies)]


def orb(sheet: Sheet, horizon: float) -> None:
    """Paint the sun with its halo, or on every other dusk a crescent moon."""
    x = ORB_PLACES[sheet.number % 4]
    if sheet.dusk and sheet.number % 2:
        sheet.circle(x, 170, 120, fade(sheet.palette.glow, 0.10))
        crescent(sheet, x, 170, 60)
        return
    y, radius = sheet.pick((190, 74), (horizon - 200, 92))
    for reach, strength in ((2.3, 0.12), (1.6, 0.22)):
        sheet.circle(x, y, radius * reach, fade(sheet.palette.sun, strength))
    sheet.circle(x, y, radius, sheet.palette.sun)


def crescent(sheet: Sheet, x: float, y: float, radius: float) -> None:
    """Paint a tilted crescent moon around (x, y)."""
    rim = []
    for step in range(61):
        turn = pi * (0.5 + step / 30)  # down one side along the circle, back along a flat ellipse
        across = cos(turn) if step <= 30 else -cos(turn) * 0.45
        along = sin(turn)
        rim.append((across * 0.87 - along * 0.5, across * 0.5 + along * 0.87))
    sheet.at(x, y, radius).polygon(rim, sheet.palette.glow)


def stars(sheet: Sheet) -> None:
    """Scatter stars over the upper sky, at the same places each time."""
    dice = Random(sheet.number)
    for _ in range(36):
        sheet.circle(dice.uniform(20, 1580), dice.uniform(15, 300), dice.uniform(1.5, 3.4), fade(WHITE, 0.75))


def clouds(sheet: Sheet) -> None:
    """Paint three clouds that no two motifs have in the same place."""
    shift = sheet.number * 137
    for place, (y, size) in enumerate(((130, 46), (235, 32), (90, 28))):
        x = 120 + (shift + place * 560) % 1400
        if abs(x - ORB_PLACES[sheet.number % 4]) < 240:  # a cloud across the moon hides its shape
            x = (x + 480) % 1500
        cloud(sheet, x, y + shift % 40, size)


def cloud(sheet: Sheet, x: float, y: float, size: float) -> None:
    """Paint one flat-bottomed cloud; `size` is the radius of its largest round."""
    pen, white = sheet.at(x, y, size), mix(sheet.palette.cloud, _sky(sheet)[1], sheet.pick(0.0, 0.45))
    pen.pie(-1.1, 0, 0.7, 180, 360, white)
    pen.pie(0, 0, 1, 180, 360, white)
    pen.pie(1.2, 0, 0.62, 180, 360, white)
    pen.rect(-2.3, -0.16, 2.3, 0.12, white, 0.14)


def ridge(sheet: Sheet, foot: float, height: float, phase: float, fill: str) -> None:
    """Paint one chain of hills whose waves start at `phase`."""
    crest = []
    for x in range(0, WIDTH + 1, 16):
        wave = 0.55 + 0.27 * sin(x / 250 + phase) + 0.13 * sin(x / 97 + phase * 1.9)
        crest.append((x, foot - height * wave))
    sheet.polygon([*crest, (WIDTH, foot + 60), (0, foot + 60)], fill)


def settlement(sheet: Sheet, horizon: float) -> None:
    """Set a few saddle-roofed houses and palms along the horizon, as silhouettes."""
    dice = Random(f"village {sheet.number} {sheet.dusk}")
    for x in (90, 250, 400, 1180, 1340, 1500):
        spot = x + dice.uniform(-30, 30)
        saddle_house_far(sheet, spot, horizon + 12, dice.uniform(78, 116))
        if dice.random() < 0.6:
            palm(sheet, spot + 70, horizon + 12, dice.uniform(95, 135), sheet.palette.distant)


def ground(sheet: Sheet, horizon: float) -> None:
    """Paint the meadow and, in front of it, a darker swell."""
    meadow, front = sheet.palette.ground
    edge = curve((0, horizon + 8), (WIDTH / 2, horizon - 14), (WIDTH, horizon + 8))
    sheet.polygon([*edge, (WIDTH, HEIGHT), (0, HEIGHT)], meadow)
    swell = curve((0, 900), (WIDTH * 0.4, 800), (WIDTH, 890))
    sheet.polygon([*swell, (WIDTH, HEIGHT), (0, HEIGHT)], front)
