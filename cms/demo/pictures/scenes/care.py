"""Scenes of care: puskesmas, rumah-sakit, keluarga."""

from __future__ import annotations

from ..buildings import health_sign, saddle_house, saddle_roof, tower, window, windows
from ..canvas import Sheet
from ..landscape import backdrop
from ..nature import bush, flower, tree
from ..palette import INK, fade, mix
from ..people import Look, person, seated
from ..street import bench, lamp, road
from ..things import glow
from ..vehicles import ambulance


def puskesmas(sheet: Sheet) -> None:
    """A neighbourhood clinic: a nurse greets a mother and child; at dusk people wait in its light."""
    p = sheet.palette
    backdrop(sheet, 600)
    tree(sheet, 1470, 830, 430)
    _clinic(sheet, sheet.pick(860, 780), 830, sheet.pick(840, 760))
    nurse = Look(p.paper, p.teal, "veil", 0, "wave", hat=p.teal)
    if sheet.dusk:
        bench(sheet, 1290, 880, 290)
        seated(sheet, 1240, 812, 270, Look(p.gold, p.indigo, "bun", 1))
        seated(sheet, 1340, 812, 270, Look(p.red, p.ochre, skin=2))
        person(sheet, 1080, 890, 290, nurse.but(pose="give"))
        lamp(sheet, 170, 890, 520)
        return
    person(sheet, 640, 890, 310, nurse)
    person(sheet, 300, 900, 310, Look(p.red, p.indigo, "long", 1, "give", skirt=True))
    person(sheet, 420, 900, 200, Look(p.gold, p.ochre, skin=1))
    bush(sheet, 1180, 880, 160)


def _clinic(sheet: Sheet, x: float, y: float, width: float) -> None:
    """Paint the clinic: a white wall with a glass door and windows under a teal saddle roof."""
    pen, p = sheet.at(x, y, width / 100), sheet.palette
    pen.oval(-56, -2, 56, 2, fade(INK, 0.16))
    pen.rect(-46, -34, 46, 0, p.paper)
    pen.rect(-46, -6, 46, 0, p.line)
    for dx in (-34, -19, 19, 34):
        window(pen, dx, -19, 10, 12)
    pen.rect(-10, -25, 10, 0, p.teal, 1)
    pen.rect(-8.5, -23.5, 8.5, 0, p.window, 0.8)
    pen.rect(-0.5, -23.5, 0.5, 0, p.teal)
    saddle_roof(pen, 0, -32, 100, 28, p.teal)
    health_sign(pen, 0, -40, 8.5)


def rumah_sakit(sheet: Sheet) -> None:
    """A hospital of several floors: an ambulance in front; at dusk two wings with lit windows."""
    p = sheet.palette
    backdrop(sheet, 620)
    if sheet.dusk:
        for x in (470, 1130):
            tower(sheet, x, 810, 330, 400, mix(p.teal, p.paper, 0.55))
    else:
        tower(sheet, 1010, 810, 470, 340, mix(p.gold, p.paper, 0.5))
    _hospital_front(sheet, sheet.pick(650, 800), 810)
    tree(sheet, 150, 830, 340)
    tree(sheet, 1450, 830, 380)
    road(sheet, 835, 935)
    ambulance(sheet, *sheet.pick((1120, 915, 400), (1190, 915, 360)))
    person(sheet, 480, 850, 220, Look(p.paper, p.teal, pose="wave"))
    if sheet.dusk:
        person(sheet, 390, 850, 210, Look(p.red, p.indigo, "veil", hat=p.gold, skirt=True))


def _hospital_front(sheet: Sheet, x: float, y: float) -> None:
    """Paint the main block: rows of windows, a saddle roof, the health sign and the entrance."""
    pen, p = sheet.at(x, y), sheet.palette
    pen.rect(-210, -560, 210, 0, p.paper)
    pen.rect(160, -560, 210, 0, fade(INK, 0.08))
    windows(pen, (-190, -420, 190, -130), columns=5, rows=4)
    saddle_roof(pen, 0, -545, 450, 130, p.red)
    health_sign(pen, 0, -480, 62)
    pen.rect(-80, -110, 80, 0, p.window)
    pen.rect(-4, -110, 4, 0, p.teal)
    pen.rect(-140, -136, 140, -108, p.teal, 8)
    for post in (-125, 125):
        pen.rect(post - 7, -110, post + 7, 0, p.teal)


def keluarga(sheet: Sheet) -> None:
    """A family of four before its house; at dusk five of three generations on the terrace."""
    p = sheet.palette
    backdrop(sheet, 610)
    if sheet.dusk:
        _terrace(sheet, 800, 880)
        _evening(sheet, 800, 880)
        return
    saddle_house(sheet, 1060, 790, 620, p.red, p.gold)
    tree(sheet, 1480, 820, 380)
    person(sheet, 340, 900, 440, Look(p.teal, p.ink, skin=1, pose="give"))
    person(sheet, 500, 905, 250, Look(p.gold, p.red, skin=1, pose="up"))
    person(sheet, 660, 900, 420, Look(p.red, p.indigo, "long", pose="give", skirt=True))
    person(sheet, 810, 905, 230, Look(p.green, p.ochre, "bun", 0, "wave", skirt=True))
    for x, colour in ((130, p.red), (200, p.gold), (1250, p.red), (1330, p.gold)):
        flower(sheet, x, 900, 80, colour)


def _terrace(sheet: Sheet, x: float, y: float) -> None:
    """Paint a terrace under a wide saddle roof, lit by a hanging lamp."""
    pen, p = sheet.at(x, y), sheet.palette
    pen.rect(-520, -430, 520, -40, mix(p.gold, p.paper, 0.35))
    for dx in (-370, 370):
        window(pen, dx, -290, 150, 170)
    pen.rect(-570, -44, 570, 0, p.wood, 6)
    for post in (-540, 540):
        pen.rect(post - 14, -450, post + 14, -40, p.wood)
    saddle_roof(pen, 0, -430, 1160, 260, p.red)
    glow(pen, 0, -350, 260)
    pen.circle(0, -350, 26, p.glow)
    pen.rect(-3, -430, 3, -370, p.ink)


def _evening(sheet: Sheet, x: float, y: float) -> None:
    """Paint grandmother, father and mother on a bench, with two children beside them."""
    pen, p = sheet.at(x, y), sheet.palette
    bench(pen, -60, -44, 420)
    seated(pen, -190, -110, 300, Look(p.indigo, p.ochre, "veil", hat=p.paper))
    seated(pen, -30, -110, 310, Look(p.teal, p.ink, skin=1))
    seated(pen, 90, -110, 300, Look(p.red, p.indigo, "long", facing=-1))
    person(pen, 240, -30, 210, Look(p.green, p.red, "bun", 0, "wave", skirt=True, facing=-1))
    person(pen, -320, -30, 200, Look(p.gold, p.teal, skin=1, pose="up"))
