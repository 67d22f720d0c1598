"""Scenes in the open air: sungai, pohon, udara."""

from __future__ import annotations

from ..canvas import Sheet, curve
from ..landscape import backdrop
from ..nature import bird, bush, flower, pine, seedling, shadow, tree, wind
from ..palette import mix
from ..people import Look, person, seated
from ..street import bench
from ..things import signal


def sungai(sheet: Sheet) -> None:
    """A river from the hills: by day a water gauge, at dusk a stone bridge."""
    backdrop(sheet, 560)
    _river(sheet)
    if sheet.dusk:
        _stone_bridge(sheet, 850, 690)
        pine(sheet, 160, 810, 380)
        pine(sheet, 290, 850, 300)
    else:
        _water_gauge(sheet, 1130, 820)
        tree(sheet, 210, 850, 470)
        bush(sheet, 420, 780, 150)
    tree(sheet, 1450, 850, 380)


def _river(sheet: Sheet) -> None:
    """Paint a river that winds towards us, with light on the water and stones on its banks."""
    p = sheet.palette
    left_bank = [*curve((800, 560), (1010, 640), (740, 730)), *curve((740, 730), (420, 820), (300, 1000))]
    right_bank = [
        *curve((850, 560), (1010, 620), (1080, 700)),
        *curve((1142, 745), (1300, 830), (1300, 1000)),
    ]
    sheet.polygon([*left_bank, *reversed(right_bank)], p.water[0])
    for x, y, reach in ((930, 720, 75), (760, 800, 110), (980, 850, 130), (620, 890, 120), (1090, 930, 85)):
        sheet.line([(x - reach, y), (x + reach, y)], p.water[1], 6)
    for x, y, radius in ((360, 880, 44), (430, 915, 30), (1250, 820, 46), (1310, 860, 34)):
        sheet.pie(x, y, radius, 180, 360, p.line)
        sheet.pie(x, y, radius * 0.7, 180, 290, mix(p.line, p.paper, 0.5))


def _stone_bridge(sheet: Sheet, x: float, y: float) -> None:
    """Paint an arched bridge whose deck lies at y, with two people walking over it."""
    pen, p = sheet.at(x, y), sheet.palette
    person(pen, -60, -45, 170, Look(p.gold, p.indigo))
    person(pen, 20, -45, 160, Look(p.teal, p.red, "long", 1, skirt=True))
    deck = curve((-470, 50), (0, -120), (470, 50))
    arch = curve((260, 150), (0, -120), (-260, 150))
    pen.polygon([*deck, (470, 150), *arch, (-470, 150)], mix(p.line, p.ochre, 0.25))
    pen.line(deck, p.red, 16)
    for foot_x, foot_y in deck[3:26:2]:
        pen.line([(foot_x, foot_y), (foot_x, foot_y - 46)], p.red, 7)
    pen.line([(rail_x, rail_y - 46) for rail_x, rail_y in deck[2:27]], p.red, 9)


def _water_gauge(sheet: Sheet, x: float, y: float) -> None:
    """Paint a level gauge in the water: a striped staff with a solar panel that sends a signal."""
    pen, p = sheet.at(x, y), sheet.palette
    pen.rect(-26, -330, 26, 20, p.paper)
    for top in range(-330, 10, 50):
        pen.rect(-26, top, 26, top + 25, p.red)
    pen.oval(-60, 8, 60, 32, p.water[1])
    pen.rect(-6, -440, 6, -330, p.ink)
    pen.rect(-44, -400, 44, -330, p.teal, 10)
    pen.polygon([(-90, -425), (60, -480), (90, -450), (-60, -395)], p.indigo)
    signal(pen, 0, -500, 110, p.red)


def pohon(sheet: Sheet) -> None:
    """Trees: one great tree with people on a bench; at dusk a farmer and a girl water seedlings."""
    p = sheet.palette
    backdrop(sheet, 620)
    if sheet.dusk:
        _nursery(sheet)
        return
    tree(sheet, 800, 850, 800)
    bench(sheet, 1030, 870, 280)
    seated(sheet, 980, 806, 290, Look(p.red, p.indigo, "veil", hat=p.gold))
    seated(sheet, 1080, 806, 300, Look(p.teal, p.ochre, skin=1))
    person(sheet, 520, 880, 190, Look(p.gold, p.red, pose="up"))
    for x, colour in ((180, p.red), (260, p.gold), (330, p.red), (1340, p.gold), (1420, p.red)):
        flower(sheet, x, 880, 80, colour)


def _nursery(sheet: Sheet) -> None:
    """Paint three seedlings between grown trees, and the two who look after them."""
    p = sheet.palette
    tree(sheet, 1400, 800, 620)
    tree(sheet, 150, 790, 420)
    for x, height in ((700, 270), (920, 220), (1300, 240)):
        sheet.oval(x - 100, 850, x + 100, 900, p.wood)
        seedling(sheet, x, 874, height)
    person(sheet, 430, 900, 490, Look(p.gold, p.indigo, "cone", 1, "reach"))
    _watering_can(sheet, 595, 610)
    person(sheet, 1110, 890, 330, Look(p.red, p.teal, "bun", 0, "hold", facing=-1, skirt=True))


def _watering_can(sheet: Sheet, x: float, y: float) -> None:
    """Paint a watering can around (x, y) that pours to the right."""
    pen, p = sheet.at(x, y), sheet.palette
    pen.arc(-30, -26, 44, 180, 360, p.teal, 10)
    pen.polygon([(-60, -30), (20, -30), (28, 46), (-68, 46)], p.teal)
    pen.line([(20, 20), (84, -30)], p.teal, 13)
    pen.line([(68, -52), (102, -14)], p.teal, 12)
    for dx, dy in ((112, 10), (104, 44), (124, 60), (112, 92), (130, 30)):
        pen.oval(dx - 5, dy - 11, dx + 5, dy + 9, p.paper)


def udara(sheet: Sheet) -> None:
    """Clean air: children fly a kite in the wind; at dusk birds pass an air-quality mast."""
    p = sheet.palette
    backdrop(sheet, 640)
    by_day, at_dusk = ((110, 250, 380), (180, 380, 300)), ((160, 240, 380), (250, 360, 320), (980, 450, 330))
    for gust in sheet.pick(by_day, at_dusk):
        wind(sheet, *gust, mix(p.cloud, p.paper, 0.5))
    pine(sheet, 1440, 830, 420)
    pine(sheet, 1320, 850, 320)
    if sheet.dusk:
        _air_mast(sheet, 800, 880, 1)
        for x, y in ((1100, 200), (1200, 260), (1010, 290), (420, 480)):
            bird(sheet, x, y, 110, p.ink)
        person(sheet, 520, 890, 280, Look(p.gold, p.red, "veil", hat=p.teal, pose="give", skirt=True))
        return
    _air_mast(sheet, 1120, 880, 0.55)
    sheet.line(curve((618, 504), (760, 500), (900, 290)), p.ink, 4)
    _kite(sheet, 900, 290, 270)
    person(sheet, 500, 900, 420, Look(p.red, p.indigo, "short", 1, "wave"))
    person(sheet, 270, 905, 310, Look(p.gold, p.teal, "long", 0, "up", skirt=True))


def _kite(sheet: Sheet, x: float, y: float, size: float) -> None:
    """Paint a kite of four fields with a tail of bows; (x, y) is its middle."""
    pen, p = sheet.at(x, y, size / 100), sheet.palette
    pen.polygon([(0, 0), (0, -70), (-55, 0)], p.red)
    pen.polygon([(0, 0), (0, -70), (55, 0)], p.gold)
    pen.polygon([(0, 0), (0, 80), (-55, 0)], p.teal)
    pen.polygon([(0, 0), (0, 80), (55, 0)], p.red)
    tail = curve((0, 80), (50, 120), (10, 170))
    pen.line(tail, p.ink, 2)
    for spot in tail[8::8]:
        pen.at(*spot).polygon([(-13, -7), (13, 7), (13, -7), (-13, 7)], p.red)


def _air_mast(sheet: Sheet, x: float, y: float, size: float) -> None:
    """Paint a mast that measures the air: box, wind cups, solar panel and signal."""
    pen, p = sheet.at(x, y, size), sheet.palette
    shadow(pen, 0, 0, 80)
    pen.rect(-10, -560, 10, 0, p.ink)
    pen.rect(-70, -400, 70, -230, p.paper, 14)
    for top in (-380, -344, -308, -272):
        pen.rect(-50, top, 50, top + 16, p.teal, 6)
    pen.line([(-100, -560), (100, -560)], p.ink, 9)
    for cup in (-100, 100):
        pen.pie(cup, -560, 34, -90, 90, p.red)
    pen.polygon([(-90, -170), (60, -215), (90, -180), (-60, -135)], p.indigo)
    signal(pen, 0, -600, 130, sheet.pick(p.red, p.gold))
