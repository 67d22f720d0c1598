"""Scenes of work and art: kerja, panggung."""

from __future__ import annotations

from ..buildings import saddle_roof, window
from ..canvas import Sheet
from ..landscape import backdrop
from ..nature import palm
from ..ornament import diamonds
from ..palette import INK, fade, mix
from ..people import Look, crowd, person, upper_body
from ..things import glow


def kerja(sheet: Sheet) -> None:
    """Work: builders raise a house; at dusk a weaver sits at her loom."""
    p = sheet.palette
    backdrop(sheet, 620)
    if sheet.dusk:
        _weaver(sheet, 800, 880)
        return
    _house_frame(sheet, 900, 870)
    builder = Look(p.gold, p.indigo, "helmet", 1, "give", hat=p.red)
    sheet.line([(466, 650), (510, 560)], p.wood, 14)  # the hammer in the first builder's hand
    sheet.polygon([(476, 530), (560, 570), (548, 600), (462, 560)], p.ink)
    person(sheet, 330, 890, 420, builder)
    person(sheet, 1360, 890, 400, builder.but(top=p.teal, hat=p.gold, skin=2, pose="wave", facing=-1))
    for row in range(3):
        for place in range(4 - row):
            left, low = 520 + place * 90 + row * 45, 890 - row * 44
            sheet.rect(left, low - 44, left + 82, low - 6, mix(p.red, p.gold, 0.25), 4)


def _house_frame(sheet: Sheet, x: float, y: float) -> None:
    """Paint an unfinished house: posts, beams, a builder on the upper floor and the roof."""
    pen, p = sheet.at(x, y), sheet.palette
    for post in (-300, -100, 100, 300):
        pen.rect(post - 16, -400, post + 16, 0, p.wood)
    for beam in (-400, -210):
        pen.rect(-330, beam - 14, 330, beam + 14, mix(p.wood, p.gold, 0.25))
    pen.rect(-84, -196, 84, 0, p.paper)
    pen.rect(116, -196, 284, 0, p.paper)
    person(pen, 10, -222, 158, Look(p.teal, p.ochre, "helmet", 0, "up", hat=p.gold))
    saddle_roof(pen, 0, -395, 700, 210, p.red)
    window(pen, 200, -110, 80, 80)


def _weaver(sheet: Sheet, x: float, y: float) -> None:
    """Paint a weaver at a loom on a wooden deck, with a lamp, a palm and balls of yarn."""
    pen, p = sheet.at(x, y), sheet.palette
    beam = mix(p.wood, p.gold, 0.3)
    pen.rect(-640, -20, 640, 40, mix(p.wood, p.gold, 0.2), 12)
    palm(pen, -560, -10, 420, p.leaf[0])
    for post in (-330, 330):
        pen.rect(post - 18, -640, post + 18, 10, p.wood)
    pen.rect(-380, -640, 380, -606, beam, 12)
    upper_body(pen, 0, 130, 740, Look(p.teal, head="bun", pose="aside", facing=-1))
    _hiou(pen, 600, -250, -30)
    for top in (-264, -44):
        pen.rect(-370, top, 370, top + 28, beam, 12)
    glow(pen, 430, -420, 150)
    pen.rect(415, -450, 445, -395, p.glow, 12)
    pen.rect(424, -395, 436, 0, p.ink)
    for dx, colour in ((-500, p.red), (-440, p.paper), (500, p.gold), (560, p.red)):
        pen.circle(dx, -46, 28, colour)


def _hiou(sheet: Sheet, width: float, top: float, bottom: float) -> None:
    """Paint a red cloth with three black strips of red and white diamonds, around x = 0."""
    height = bottom - top
    sheet.rect(-width / 2, top, width / 2, bottom, sheet.palette.red)
    for start, share in ((0.06, 0.16), (0.42, 0.2), (0.8, 0.14)):
        upper, strip = top + height * start, height * share
        sheet.rect(-width / 2, upper, width / 2, upper + strip, INK)
        diamonds(sheet, -width / 2, upper + 3, width, strip - 6)


def panggung(sheet: Sheet) -> None:
    """A stage: dancers and a drummer before an audience; at dusk under beams of light."""
    p = sheet.palette
    backdrop(sheet, 600)
    _stage(sheet, 800, 760)
    spots = sheet.pick((560, 800, 1040), (500, 660, 940, 1100))
    if sheet.dusk:
        for x in spots:
            source = 800 + (x - 800) * 0.6
            beam = [(source - 14, 372), (source + 14, 372), (x + 84, 745), (x - 84, 745)]
            sheet.polygon(beam, fade(p.glow, 0.3))
    for place, x in enumerate(spots):
        pose = ("aside", "up")[place % 2]
        person(sheet, x, 745, 310, Look(p.red, INK, "band", 1, pose, skirt=True, hat=p.gold))
        sheet.rect(x - 37, 594, x + 37, 616, p.gold, 4)
    _drummer(sheet, sheet.pick(1190, 800), 745)
    by_day, at_dusk = (180, 400, 620, 840, 1060, 1280, 1470), (120, 290, 510, 720, 950, 1190, 1330, 1500)
    crowd(sheet, 930, sheet.pick(by_day, at_dusk), 46)


def _stage(sheet: Sheet, x: float, y: float) -> None:
    """Paint the stage: back wall, floor with ornament, posts, curtains and a saddle roof."""
    pen, p = sheet.at(x, y), sheet.palette
    pen.rect(-470, -400, 470, 0, mix(p.indigo, p.ink, 0.2))
    for side in (-1, 1):
        wing = pen.at(0, 0, side=side)
        wing.rect(460, -400, 500, 0, p.wood)
        wing.polygon([(460, -395), (310, -395), (420, -160), (400, -15), (460, -15)], p.red)
        wing.rect(416, -176, 460, -156, p.gold, 6)
    pen.rect(-560, -18, 560, 70, p.wood, 8)
    pen.rect(-560, 4, 560, 48, INK)
    diamonds(pen, -556, 8, 1112, 36)
    saddle_roof(pen, 0, -390, 1060, 210, p.ochre)


def _drummer(sheet: Sheet, x: float, y: float) -> None:
    """Paint a drummer with a tall drum that stands on y, a little to the left of x."""
    pen, p = sheet.at(x, y), sheet.palette
    person(pen, 36, -4, 260, Look(p.teal, p.ink, "band", 2, "reach", hat=p.red, facing=-1))
    pen.polygon([(-84, -130), (-4, -130), (-20, 0), (-68, 0)], p.ochre)
    pen.oval(-88, -146, 0, -116, p.paper)
    diamonds(pen, -72, -84, 56, 26)
