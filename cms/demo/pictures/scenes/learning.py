"""Scenes of learning: buku, sekolah."""

from __future__ import annotations

from ..buildings import saddle_house, saddle_roof, window
from ..canvas import Sheet, curve
from ..landscape import backdrop
from ..nature import seedling, shadow, tree
from ..ornament import diamonds
from ..palette import INK, mix
from ..people import Look, person, seated
from ..street import lamp


def buku(sheet: Sheet) -> None:
    """Books: an open one from which a village grows; at dusk a reader sits on a stack of books."""
    p = sheet.palette
    backdrop(sheet, 620)
    if sheet.dusk:
        _book_stack(sheet, 880, 890)
        seated(sheet, 800, 560, 420, Look(p.gold, p.indigo, "veil", hat=p.red, facing=-1))
        _held_book(sheet, 690, 500, 90)
        tree(sheet, 1420, 850, 420)
        lamp(sheet, 260, 890, 600)
        return
    _open_book(sheet, 800, 870)
    for x, y, width in ((540, 640, 200), (1050, 636, 250)):
        sheet.oval(x - width * 0.8, y - 22, x + width * 0.8, y + 34, p.leaf[2])
        saddle_house(sheet, x, y + 12, width, p.red, p.gold)
    tree(sheet, 800, 690, 420)
    for x in (390, 680, 910, 1220):
        seedling(sheet, x, 655, 60)


def _open_book(sheet: Sheet, x: float, y: float) -> None:
    """Paint a great open book that lies on the ground, lines of text on both pages."""
    pen, p = sheet.at(x, y), sheet.palette
    shadow(pen, 0, 10, 620)
    for side in (-1, 1):
        half = pen.at(0, 0, side=side)
        half.polygon([(0, 0), (584, -10), (584, -240), (0, -190)], p.red)
        upper = curve((0, -210), (250, -300), (560, -230))
        half.polygon([(0, -18), *upper, *curve((560, -30), (250, -95), (0, -18))], p.paper)
        for top, length in ((-185, 380), (-147, 500), (-109, 500), (-71, 380)):
            half.line(curve((70, top - 8), (260, top - 58), (length, top - 20)), p.line, 11)
    pen.line([(0, -18), (0, -208)], mix(p.line, INK, 0.2), 6)
    pen.polygon([(40, -30), (84, -42), (84, 50), (62, 28), (40, 56)], p.gold)


def _held_book(sheet: Sheet, x: float, y: float, size: float) -> None:
    """Paint a small open book held in the hands around (x, y)."""
    pen, p = sheet.at(x, y, size / 100), sheet.palette
    for side in (-1, 1):
        half = pen.at(0, 0, side=side)
        half.polygon([(0, 0), (100, -35), (100, -100), (0, -62)], p.teal)
        half.polygon([(0, -11), (90, -38), (90, -92), (0, -60)], p.paper)


def _book_stack(sheet: Sheet, x: float, y: float) -> None:
    """Paint a stack of five thick books lying on each other; its top is 330 px above y."""
    p = sheet.palette
    shadow(sheet, x, y, 420)
    covers = (
        (p.red, 0, 700),
        (p.teal, -30, 640),
        (p.gold, 24, 660),
        (p.indigo, -10, 600),
        (p.green, 10, 560),
    )
    for place, (colour, shift, width) in enumerate(covers):
        pen = sheet.at(x + shift - width / 2, y - place * 66)
        pen.rect(0, -66, width, 0, colour, 14)
        pen.rect(40, -54, width + 2, -12, p.paper)
        pen.rect(40, -36, width + 2, -31, p.line)
        diamonds(pen, 6, -52, 30, 38)


def sekolah(sheet: Sheet) -> None:
    """A school: pupils play in the yard; at dusk they stand with their teacher before lit classrooms."""
    p = sheet.palette
    backdrop(sheet, 590)
    tree(sheet, *sheet.pick((150, 800, 420), (1490, 800, 400)))
    _school_house(sheet, sheet.pick(860, 740), 780, sheet.pick(1040, 1000))
    pupil = Look(p.paper, p.red, "short", 1)
    girl = pupil.but(head="veil", hat=p.paper, skirt=True, skin=0)
    if sheet.dusk:
        for x, look in ((330, girl), (460, pupil), (590, girl.but(head="long"))):
            _satchel(sheet, x, 900)
            person(sheet, x, 900, 250, look.but(facing=-1))
        person(sheet, 960, 905, 370, Look(p.indigo, p.ink, "veil", hat=p.gold, skirt=True, facing=-1))
        return
    person(sheet, 380, 900, 270, pupil.but(pose="up"))
    sheet.circle(520, 880, 34, p.gold)
    sheet.pie(520, 880, 34, 30, 150, p.teal)
    person(sheet, 660, 905, 260, girl.but(facing=-1, pose="wave"))
    person(sheet, 1040, 900, 265, girl.but(pose="hold"))
    person(sheet, 1160, 900, 275, pupil.but(skin=2, facing=-1, pose="give"))


def _school_house(sheet: Sheet, x: float, y: float, width: float) -> None:
    """Paint a long school: classrooms under a low roof, a saddle-roofed hall in the middle."""
    pen, p = sheet.at(x, y, width / 100), sheet.palette
    pen.rect(-50, -20, 50, 0, p.paper)
    pen.polygon([(-54, -19), (-47, -28), (47, -28), (54, -19)], p.ochre)
    for dx in (-42, -31, -20, 20, 31, 42):
        window(pen, dx, -11, 7.5, 8.5)
    pen.rect(-13, -28, 13, 0, mix(p.gold, p.paper, 0.5))
    saddle_roof(pen, 0, -27, 34, 18, p.red)
    pen.rect(-4.5, -13, 4.5, 0, p.teal, 0.6)
    pen.circle(0, -20, 3.6, p.paper)
    pen.circle(0, -20, 2.9, p.window)
    pen.line([(0, -22), (0, -20), (1.5, -19.5)], p.ink, 0.4)  # the clock's hands
    pen.rect(-50, -3, 50, 0, p.line)
    pen.rect(-6, -0.8, 6, 0.8, p.path)


def _satchel(sheet: Sheet, x: float, y: float) -> None:
    """Paint a satchel on the back of a pupil who stands on (x, y) and looks left."""
    sheet.rect(x + 15, y - 182, x + 60, y - 110, sheet.palette.teal, 12)
