"""Scenes of planning: peta, rapat, data."""

from __future__ import annotations

from ..buildings import saddle_roof, tower
from ..canvas import Sheet, curve
from ..landscape import backdrop
from ..nature import palm, shadow, tree
from ..ornament import diamonds
from ..palette import INK, fade, mix
from ..people import Look, person, upper_body
from ..things import chart_bars, donut, glow, pin, text_lines, tick


def peta(sheet: Sheet) -> None:
    """A map: unfolded with three pins by day; at dusk one great pin over a map on the ground."""
    p = sheet.palette
    backdrop(sheet, 640)
    if sheet.dusk:
        _ground_map(sheet, 800, 860)
        glow(sheet, 800, 360, 300)
        pin(sheet, 800, 800, 560, p.red)
        person(sheet, 330, 890, 320, Look(p.gold, p.indigo, "veil", hat=p.teal, pose="give", skirt=True))
        return
    _folded_map(sheet, 300, 270)
    pin(sheet, 560, 520, 170, p.red)
    pin(sheet, 830, 640, 210, p.teal)
    pin(sheet, 1120, 500, 170, p.ochre)


def _folded_map(sheet: Sheet, left: float, top: float) -> None:
    """Paint an upright map of four folds, 1000 by 560 px, with a river, streets and three parks."""
    pen, p = sheet.at(left, top), sheet.palette
    shadow(pen, 500, 610, 520)
    for fold, (start, end, shade) in enumerate(((0, 46, 0.1), (46, 0, 0.25)) * 2):
        x = fold * 250
        pen.polygon([(x, start), (x + 250, end), (x + 250, 560 + end), (x, 560 + start)], mix(p.paper, p.gold, shade))
    river = [*curve((24, 168), (400, 28), (560, 336)), *curve((560, 336), (680, 560), (976, 482))]
    pen.line(river, p.water[0], 44)
    for y in (153, 338, 489):
        pen.line([(10, y), (990, y + 15)], p.line, 14)
    for x in (140, 400, 660, 880):
        pen.line([(x, 60), (x - 50, 560)], p.line, 14)
    for park_x, park_y in ((30, 347), (500, 112), (740, 280)):
        pen.rect(park_x, park_y, park_x + 125, park_y + 105, p.leaf[2], 14)
    for x, shift in ((250, 46), (500, 0), (750, 46)):
        pen.rect(x - 2, shift, x + 2, 560 + shift, fade(INK, 0.18))


def _ground_map(sheet: Sheet, x: float, y: float) -> None:
    """Paint a map that lies on the ground in perspective, with streets, a river and two parks."""
    pen, p = sheet.at(x, y), sheet.palette
    pen.polygon([(-380, -170), (380, -170), (600, 60), (-600, 60)], p.paper)
    pen.polygon([(-330, -150), (-120, -150), (-160, -80), (-410, -80)], p.leaf[2])
    pen.polygon([(180, -40), (440, -40), (520, 40), (220, 40)], p.leaf[1])
    pen.line(curve((200, -165), (60, -20), (120, 54)), p.water[0], 30)
    for reach, along in ((438, -101), (522, -14)):
        pen.line([(-reach, along), (reach, along)], p.line, 13)
    for share in (-0.6, -0.2, 0.55):
        pen.line([(share * 380, -168), (share * 600, 56)], p.line, 13)


def rapat(sheet: Sheet) -> None:
    """A meeting: five people at a table in a pavilion; at dusk one presents to three."""
    p = sheet.palette
    backdrop(sheet, 600, with_orb=not sheet.dusk)
    _pavilion(sheet, 800, 880)
    veiled = Look(p.teal, head="veil", hat=p.gold)
    looks = (
        veiled,
        Look(p.red, skin=1),
        Look(p.indigo, head="bun"),
        Look(p.gold, skin=2),
        veiled.but(hat=p.paper),
    )
    if sheet.dusk:
        _board(sheet, 1060, 380)
        person(sheet, 830, 850, 380, looks[3].but(pose="wave"))
    for place, x in enumerate(sheet.pick((480, 640, 800, 960, 1120), (340, 470, 600))):
        upper_body(sheet, x, 945, 410, looks[place].but(pose="table", facing=1 if x < 700 else -1))
    _table(sheet, *sheet.pick((800, 780, 860), (470, 780, 460)))


def _table(sheet: Sheet, x: float, y: float, width: float) -> None:
    """Paint a meeting table with papers and cups; y is its top."""
    pen, p, across = sheet.at(x, y), sheet.palette, width / 2
    pen.rect(50 - across, 0, across - 50, 120, mix(p.wood, INK, 0.25))
    diamonds(pen, 50 - across, 44, width - 100, 36)
    pen.rect(-across, -18, across, 22, mix(p.wood, p.gold, 0.3), 16)
    for share in (-0.34, 0.02, 0.3):
        pen.at(width * share, -18).polygon([(-46, 0), (-30, -16), (52, -16), (40, 0)], p.paper)
    for share in (-0.17, 0.17):
        pen.at(width * share, -18).rect(-15, -32, 15, 0, p.red, 6)


def _pavilion(sheet: Sheet, x: float, y: float) -> None:
    """Paint an open hall: floor, four posts and a wide saddle roof; the hills show through."""
    pen, p = sheet.at(x, y), sheet.palette
    pen.rect(-680, 0, 680, 56, mix(p.wood, p.gold, 0.2), 8)
    for post in (-600, -330, 330, 600):
        pen.rect(post - 16, -560, post + 16, 0, p.wood)
    saddle_roof(pen, 0, -545, 1320, 230, p.red)
    for hook in (-180, 180):
        if sheet.dusk:
            glow(pen, hook, -450, 170)
        pen.rect(hook - 3, -545, hook + 3, -490, p.ink)
        pen.pie(hook, -470, 40, 180, 360, p.gold)


def _board(sheet: Sheet, x: float, top: float) -> None:
    """Paint a board on an easel with rising bars and a tick."""
    pen, p = sheet.at(x, top), sheet.palette
    for side in (-1, 1):
        pen.line([(side * 60, 300), (side * 120, 498)], p.wood, 14)
    pen.rect(-190, -14, 190, 314, p.wood, 12)
    pen.rect(-174, 0, 174, 300, p.paper, 6)
    chart_bars(pen, -150, 270, 220, (70, 110, 150, 200))
    tick(pen, 118, 70, 36)


def data(sheet: Sheet) -> None:
    """Data: bars rise out of the ground like towers; at dusk a screen of charts and an analyst."""
    p = sheet.palette
    backdrop(sheet, 640)
    if sheet.dusk:
        _dashboard(sheet, 860, 200)
        person(sheet, 300, 900, 420, Look(p.red, p.indigo, "veil", hat=p.gold, pose="give", skirt=True))
        return
    palm(sheet, 1440, 830, 380, p.leaf[0])
    tree(sheet, 170, 850, 330)
    shadow(sheet, 800, 870, 520)
    bars = (
        (400, 180, p.gold),
        (600, 270, p.teal),
        (800, 240, p.ochre),
        (1000, 390, p.indigo),
        (1200, 480, p.red),
    )
    for x, height, wall in bars:
        tower(sheet, x, 870, 150, height, wall)
    trend = [(x, 790 - height) for x, height, _ in bars]
    sheet.line(trend, p.ink, 10)
    for spot in trend:
        sheet.circle(*spot, 24, p.paper)
        sheet.circle(*spot, 15, p.red)


def _dashboard(sheet: Sheet, x: float, top: float) -> None:
    """Paint a large screen on a stand: a ring, bars, a line and rows of text."""
    pen, p = sheet.at(x, top), sheet.palette
    pen.rect(-30, 560, 30, 670, INK)
    pen.rect(-180, 656, 180, 686, INK, 12)
    pen.rect(-480, 0, 480, 570, INK, 30)
    pen.rect(-452, 28, 452, 542, p.paper, 14)
    pen.rect(-452, 28, 452, 84, p.red, 14)
    diamonds(pen, -420, 42, 240, 28)
    donut(pen, -270, 230, 110)
    chart_bars(pen, -70, 350, 470, (70, 110, 90, 150, 180, 220))
    text_lines(pen, -400, 400, 260, 3)
    trend = [(-60 + step * 92, 490 - rise) for step, rise in enumerate((0, 30, 12, 60, 44, 96))]
    pen.line(trend, p.teal, 9)
    for spot in trend:
        pen.circle(*spot, 13, p.teal)
