"""Scenes of services: gawai, surat, izin."""

from __future__ import annotations

from ..buildings import saddle_house, window
from ..canvas import Sheet, curve
from ..landscape import backdrop
from ..nature import bush, shadow
from ..ornament import diamond, diamonds
from ..palette import INK, WHITE, fade, mix
from ..people import Look, person, upper_body
from ..things import paper, phone, signal, text_lines, tick


def gawai(sheet: Sheet) -> None:
    """Devices: a hand holds a phone; at dusk a phone and a tablet under one signal."""
    p = sheet.palette
    backdrop(sheet, 640)
    if sheet.dusk:
        _tablet(sheet, 640, 360, 720, 500)
        phone(sheet, 1190, 340, 290, 560)
        signal(sheet, 980, 310, 190, p.gold)
        person(sheet, 190, 900, 360, Look(p.red, p.indigo, "veil", hat=p.gold, pose="give", skirt=True))
        return
    _palm_of_hand(sheet, 800, 560)
    phone(sheet, 800, 170, 390, 660)
    _fingers(sheet, 800, 560)
    signal(sheet, 1190, 330, 200, p.red)
    tick(sheet, 430, 330, 76)


def _palm_of_hand(sheet: Sheet, x: float, y: float) -> None:
    """Paint the palm, the wrist and the sleeve that lie behind a phone around (x, y)."""
    pen, p = sheet.at(x, y), sheet.palette
    pen.polygon([(-170, 120), (250, 60), (210, 300), (-110, 300)], mix(p.skins[0], INK, 0.08))
    pen.polygon([(-150, 290), (250, 290), (290, 402), (-190, 402)], p.teal)
    pen.rect(-160, 278, 260, 312, p.red, 10)


def _fingers(sheet: Sheet, x: float, y: float) -> None:
    """Paint the thumb on one edge of the phone and four fingers on the other."""
    pen, skin = sheet.at(x, y), sheet.palette.skins[0]
    pen.line(curve((-180, 250), (-260, 120), (-205, -20)), skin, 74)
    pen.oval(-226, -54, -184, -6, mix(skin, WHITE, 0.45))
    for top in (-60, 14, 88, 162):
        pen.line([(222, top), (186, top + 8)], skin, 60)
    pen.line([(232, -60), (236, 180)], skin, 54)


def _tablet(sheet: Sheet, x: float, top: float, width: float, height: float) -> None:
    """Paint a tablet in landscape with a list of news on its screen."""
    pen, p = sheet.at(x - width / 2, top), sheet.palette
    pen.rect(0, 0, width, height, INK, 36)
    pen.rect(28, 28, width - 28, height - 28, p.paper, 14)
    pen.rect(28, 28, width - 28, 92, p.red, 14)
    diamonds(pen, 60, 46, 200, 28)
    for row, colour in enumerate((p.teal, p.gold, p.indigo)):
        y = 122 + row * 112
        pen.rect(60, y, 190, y + 88, colour, 10)
        text_lines(pen, 220, y + 10, width - 320, 2, 44)


def surat(sheet: Sheet) -> None:
    """Mail: a letter slides out of an envelope; at dusk a letter box and a paper plane."""
    p = sheet.palette
    backdrop(sheet, 640)
    if not sheet.dusk:
        _envelope(sheet, 800, 850)
        return
    _letter_box(sheet, 720, 890)
    person(sheet, 1120, 895, 430, Look(p.gold, p.indigo, pose="give", facing=-1))
    _closed_letter(sheet, 950, 625, 130)
    _paper_plane(sheet, 1340, 330)
    bush(sheet, 340, 860, 220)


def _envelope(sheet: Sheet, x: float, y: float) -> None:
    """Paint a large open envelope with a stamped letter rising from it; y is its lower edge."""
    pen, p = sheet.at(x, y), sheet.palette
    shadow(pen, 0, 14, 470)
    pen.polygon([(-420, -330), (0, -640), (420, -330)], mix(p.gold, p.ochre, 0.35))
    paper(pen, -330, -620, 330, -60)
    text_lines(pen, -270, -550, 400, 6, 46)
    pen.rect(190, -560, 290, -440, p.teal, 6)
    diamond(pen, 240, -500, 36, 46, p.paper)
    for side in (-1, 1):
        pen.polygon([(side * 420, -330), (side * 420, 0), (0, -150)], p.gold)
    pen.polygon([(-420, 0), (0, -210), (420, 0)], mix(p.gold, p.paper, 0.4))
    pen.circle(0, -120, 58, p.red)
    diamond(pen, 0, -120, 34, 34, p.paper)


def _closed_letter(sheet: Sheet, x: float, y: float, width: float) -> None:
    """Paint a closed letter around (x, y), as one holds it in the hand."""
    pen, p = sheet.at(x, y, width / 100), sheet.palette
    pen.rect(-50, -32, 50, 32, p.paper, 4)
    pen.polygon([(-50, -32), (0, 6), (50, -32)], p.line)
    pen.circle(0, 0, 8, p.red)


def _letter_box(sheet: Sheet, x: float, y: float) -> None:
    """Paint a red letter box on a post, a letter sticking out of its slot."""
    pen, p = sheet.at(x, y), sheet.palette
    shadow(pen, 0, 0, 120)
    pen.rect(-26, -240, 26, 0, p.ink)
    pen.rect(-170, -530, 170, -210, p.red, 20)
    pen.pie(0, -526, 170, 180, 360, p.red)
    pen.pie(0, -526, 170, 180, 360, fade(INK, 0.14))
    pen.rect(-70, -560, 70, -470, p.paper, 6)
    pen.rect(-110, -500, 110, -466, INK, 10)
    pen.rect(-170, -400, 170, -340, INK)
    diamonds(pen, -166, -394, 332, 48)


def _paper_plane(sheet: Sheet, x: float, y: float) -> None:
    """Paint a paper plane that flies to the upper right, with its dotted track."""
    pen, p = sheet.at(x, y), sheet.palette
    for spot in curve((-420, 160), (-300, -60), (-130, 20), 9):
        pen.circle(*spot, 7, p.paper)
    pen.polygon([(160, -110), (-150, -20), (-50, 30)], p.paper)
    pen.polygon([(160, -110), (-50, 30), (-40, 120)], mix(p.line, INK, 0.15))
    pen.polygon([(160, -110), (-40, 30), (70, 100)], mix(p.paper, p.line, 0.5))


def izin(sheet: Sheet) -> None:
    """A permit: a citizen gets it at the counter; at dusk she cheers beside it and its stamp."""
    p = sheet.palette
    backdrop(sheet, 620)
    if sheet.dusk:
        _permit(sheet, 820, 210, 520)
        _stamp(sheet, 1270, 890)
        person(sheet, 350, 895, 420, Look(p.gold, p.indigo, "veil", hat=p.teal, pose="up", skirt=True))
        return
    saddle_house(sheet, 1250, 770, 460, p.red, p.paper)
    _counter(sheet, 960, 890)
    person(sheet, 420, 895, 470, Look(p.red, p.indigo, "long", 1, "give", skirt=True))
    _permit(sheet, 640, 480, 200)


def _permit(sheet: Sheet, x: float, top: float, width: float) -> None:
    """Paint a permit: a picture, lines, a tick and a red seal with ribbons; it is 5/4 as high as wide."""
    pen, p = sheet.at(x, top, width / 500), sheet.palette
    paper(pen, -250, 0, 250, 625)
    window(pen, -150, 131, 90, 90)
    text_lines(pen, -60, 88, 250, 2, 50)
    text_lines(pen, -200, 238, 400, 4, 50)
    tick(pen, -120, 512, 70)
    seal = pen.at(125, 500)
    for side in (-1, 1):
        seal.polygon([(0, 0), (side * 70, 130), (side * 6, 110)], p.ochre)
    seal.circle(0, 0, 65, p.red)
    diamond(seal, 0, 0, 32, 32, p.paper)


def _stamp(sheet: Sheet, x: float, y: float) -> None:
    """Paint a rubber stamp with a wooden handle that stands on y."""
    pen, p = sheet.at(x, y), sheet.palette
    handle = mix(p.wood, p.gold, 0.4)
    shadow(pen, 0, 0, 160)
    pen.polygon([(-40, -290), (40, -290), (60, -120), (-60, -120)], handle)
    pen.circle(0, -330, 74, handle)
    pen.circle(22, -350, 22, mix(handle, p.paper, 0.35))
    pen.rect(-140, -130, 140, -40, p.wood, 14)
    pen.rect(-128, -44, 128, 0, p.red, 6)


def _counter(sheet: Sheet, x: float, y: float) -> None:
    """Paint an officer behind a service counter with a screen."""
    pen, p = sheet.at(x, y), sheet.palette
    upper_body(pen, 0, -40, 480, Look(p.ochre, head="veil", hat=p.teal, pose="reach", facing=-1))
    pen.rect(-260, -250, 300, 0, p.wood, 8)
    pen.rect(-290, -276, 330, -240, mix(p.wood, p.gold, 0.35), 10)
    pen.rect(-260, -160, 300, -96, INK)
    diamonds(pen, -256, -154, 552, 52)
    pen.rect(120, -400, 290, -290, INK, 10)
    pen.rect(196, -292, 214, -274, INK)
