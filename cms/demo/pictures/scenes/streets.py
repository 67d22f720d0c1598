"""Scenes of the street: lampu, bus, kota, sampah, darurat."""

from __future__ import annotations

from ..buildings import saddle_house, tower
from ..canvas import Sheet
from ..landscape import backdrop
from ..nature import bush, tree
from ..palette import mix
from ..people import Look, person
from ..street import bottle, lamp, road, shelter, waste_bin
from ..things import glow
from ..vehicles import ambulance, bus, fire_engine, waste_cart

# The towers of the two cities: middle, width and height.
DAY_SKYLINE = (
    (180, 150, 300),
    (400, 180, 430),
    (620, 150, 340),
    (1010, 170, 520),
    (1210, 190, 370),
    (1440, 160, 270),
)
DUSK_SKYLINE = (
    (140, 170, 360),
    (330, 150, 500),
    (790, 160, 580),
    (960, 150, 420),
    (1290, 170, 460),
    (1480, 160, 310),
)


def lampu(sheet: Sheet) -> None:
    """Smart street lamps: three with walkers by day, four with cones of light at dusk."""
    p = sheet.palette
    backdrop(sheet, 610)
    saddle_house(sheet, *sheet.pick((1130, 720, 330), (1190, 715, 230)), p.red, p.paper)
    road(sheet, 800, 905)
    tree(sheet, sheet.pick(120, 1480), 780, 330)
    for x in sheet.pick((240, 700, 1330), (110, 480, 850, 1290)):
        lamp(sheet, x, 790, sheet.pick(640, 560))
    if sheet.dusk:
        person(sheet, 610, 790, 210, Look(p.gold, facing=-1))
        person(sheet, 680, 790, 200, Look(p.red, p.indigo, "veil", skirt=True, hat=p.teal, facing=-1))
    else:
        bush(sheet, 560, 785, 120)
        person(sheet, 830, 790, 230, Look(p.teal, p.indigo, "long", 1, skirt=True))
        person(sheet, 908, 790, 150, Look(p.gold, p.red, "short", 1, "wave"))


def bus_kota(sheet: Sheet) -> None:
    """A city bus at its stop: people wait by day; at dusk it drives past a lit house."""
    p = sheet.palette
    backdrop(sheet, 590)
    tree(sheet, sheet.pick(1490, 110), 770, 400)
    if sheet.dusk:
        saddle_house(sheet, 1330, 740, 300, p.teal, p.paper)
        lamp(sheet, 330, 780, 560)
    road(sheet, 790, 925)
    bus(sheet, sheet.pick(1040, 800), 880, sheet.pick(850, 940))
    if not sheet.dusk:
        shelter(sheet, 265, 790)
        person(sheet, 195, 796, 235, Look(p.teal, skin=1))
        person(sheet, 420, 806, 235, Look(p.gold, p.ochre, "veil", 0, "give", skirt=True, hat=p.indigo))


def kota(sheet: Sheet) -> None:
    """The city between its hills: towers beside saddle roofs, in two different skylines."""
    p = sheet.palette
    backdrop(sheet, 690, village=False)
    walls = (p.teal, p.indigo, p.ochre, p.line, mix(p.red, p.paper, 0.25), p.teal)
    skyline = sheet.pick(DAY_SKYLINE, DUSK_SKYLINE)
    for (x, width, height), wall in zip(skyline, walls, strict=True):
        tower(sheet, x, 760, width, height, wall)
    for x in sheet.pick((300, 1330), (230, 1120, 1390)):
        tree(sheet, x, 785, 230)
    by_day = ((800, 420, p.red), (500, 260, p.ochre), (1120, 260, p.green))
    for x, width, roof in sheet.pick(by_day, ((560, 380, p.red), (1040, 300, p.ochre))):
        saddle_house(sheet, x, 810, width, roof, p.paper)
    road(sheet, 835, 925)
    bus(sheet, sheet.pick(1250, 900), 905, 250)


def sampah(sheet: Sheet) -> None:
    """Waste: three sorted bins by day; at dusk a collector pushes his cart past two bins."""
    p = sheet.palette
    backdrop(sheet, 600)
    tree(sheet, 1440, 800, 420)
    if sheet.dusk:
        waste_cart(sheet, 860, 850)
        person(sheet, 1180, 860, 400, Look(p.gold, p.teal, "cone", 1, "reach", facing=-1))
        waste_bin(sheet, 300, 860, 300, "leaf")
        waste_bin(sheet, 510, 870, 300, "bottle")
        return
    for x, kind in ((560, "leaf"), (830, "bottle"), (1100, "flash")):
        waste_bin(sheet, x, 850, 380, kind)
    person(sheet, 310, 860, 430, Look(p.teal, p.indigo, "veil", 0, "give", skirt=True, hat=p.red))
    bottle(sheet, 462, 570)


def darurat(sheet: Sheet) -> None:
    """Emergency: a fire engine with two fire fighters; at dusk an ambulance beside a lit tent."""
    p = sheet.palette
    backdrop(sheet, 600)
    road(sheet, 800, 935)
    if sheet.dusk:
        _tent(sheet, 1180, 790)
        ambulance(sheet, 560, 890, 700)
        person(sheet, 975, 880, 330, Look(p.teal, head="veil", hat=p.paper, pose="give"))
        return
    tower(sheet, 250, 780, 280, 520, mix(p.gold, p.paper, 0.3))
    fire_engine(sheet, 850, 900, 860)
    firefighter = Look(p.gold, p.ochre, "helmet", 1, "wave", hat=p.red, facing=-1)
    person(sheet, 1370, 900, 330, firefighter)
    person(sheet, 270, 905, 320, firefighter.but(skin=0, pose="aside", facing=1))


def _tent(sheet: Sheet, x: float, y: float) -> None:
    """Paint an open emergency tent with a light, a stretcher bed and a box of supplies."""
    pen, p = sheet.at(x, y), sheet.palette
    pen.polygon([(-320, 30), (-210, -240), (210, -240), (320, 30)], p.ochre)
    pen.polygon([(-240, 30), (-150, -200), (150, -200), (240, 30)], p.gold)
    pen.polygon([(-340, -180), (0, -350), (340, -180)], p.red)
    pen.polygon([(-340, -180), (0, -350), (-40, -180)], mix(p.red, p.paper, 0.12))
    glow(pen, 0, -130, 150)
    pen.circle(0, -135, 20, p.glow)
    pen.rect(-130, -40, 100, -14, p.paper, 8)
    pen.rect(-130, -62, -70, -36, p.teal, 10)
    for leg in (-115, 85):
        pen.rect(leg - 5, -16, leg + 5, 28, p.ink)
    pen.rect(120, -60, 200, 28, p.wood, 4)
