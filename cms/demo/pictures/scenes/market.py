"""The scene of the market: pasar."""

from __future__ import annotations

from ..canvas import Sheet, curve
from ..landscape import backdrop
from ..nature import shadow
from ..ornament import diamonds
from ..palette import INK, mix
from ..people import Look, person, upper_body
from ..things import glow


def pasar(sheet: Sheet) -> None:
    """A market: three stalls by day; at dusk two under a string of lights."""
    p = sheet.palette
    backdrop(sheet, 590)
    seller = Look(p.teal, head="veil", hat=p.gold, pose="aside")
    sellers = (
        seller,
        seller.but(top=p.gold, head="short", skin=1),
        seller.but(top=p.indigo, hat=p.paper, skin=1),
    )
    stalls = sheet.pick(((310, p.red), (800, p.teal), (1290, p.ochre)), ((480, p.teal), (1120, p.red)))
    for place, (x, colour) in enumerate(stalls):
        _stall(sheet.at(x, 870, sheet.pick(4.3, 5.4)), colour, sellers[place], place)
    if sheet.dusk:
        _string_lights(sheet, 250)
        person(sheet, 800, 900, 380, Look(p.red, p.indigo, "long", 1, "give", skirt=True))
        return
    person(sheet, 555, 905, 330, Look(p.red, p.indigo, "bun", 0, "give", skirt=True))
    person(sheet, 1050, 905, 340, Look(p.green, p.ink, skin=2, pose="give"))


def _stall(pen: Sheet, colour: str, seller: Look, first: int) -> None:
    """Paint a market stall 100 units wide that stands on the pen's zero point.

    `first` says which fruit comes first, so that neighbours do not sell the same.
    """
    p = pen.palette
    fruits = (p.red, p.leaf[2], p.gold, mix(p.red, p.gold, 0.5), p.leaf[0])
    shadow(pen, 0, 0, 55)
    for post in (-44, 44):
        pen.rect(post - 2, -98, post + 2, 0, p.wood)
    if pen.dusk:
        glow(pen, 0, -75, 40)
    upper_body(pen, 0, -2, 78, seller)
    for place, left in enumerate((-42, -13, 16)):
        _crate(pen.at(left, -38, 0.26), fruits[(place * 2 + first) % 5])
    pen.rect(-48, -30, 48, 0, mix(p.wood, p.gold, 0.3), 1.2)
    pen.rect(-48, -20, 48, -13, INK)
    diamonds(pen, -47, -19.5, 94, 6)
    _awning(pen.at(-56, -108, 1.12), colour)


def _awning(pen: Sheet, colour: str) -> None:
    """Paint a striped awning with a scalloped edge, 100 units wide, from the pen's zero point down."""
    for place in range(8):
        fill = pen.palette.paper if place % 2 else colour
        upper, lower = 6 + 11 * place, 12.5 * place
        pen.polygon([(upper, 0), (upper + 11, 0), (lower + 12.5, 21), (lower, 21)], fill)
        pen.pie(lower + 6.25, 20.8, 6.25, 0, 180, fill)


def _crate(pen: Sheet, fruit: str) -> None:
    """Paint a crate heaped with round fruit, 100 units wide; the pen's zero point is its left rim."""
    p = pen.palette
    for row, xs in ((1, (28, 50, 72)), (0, (17, 39, 61, 83))):
        for place, x in enumerate(xs):
            pen.circle(x, -3.3 - row * 14.3, 11, mix(fruit, p.gold, 0.18 * ((place + row) % 2)))
    pen.rect(0, 0, 100, 34, p.wood, 4)
    pen.rect(0, 15, 100, 18, mix(p.wood, INK, 0.35))


def _string_lights(sheet: Sheet, y: float) -> None:
    """Hang two garlands of warm bulbs across the picture around y."""
    p = sheet.palette
    for left in (0, 800):
        rope = curve((left, y - 60), (left + 400, y + 60), (left + 800, y - 60))
        sheet.line(rope, p.ink, 4)
        for x, low in rope[2:-1:4]:
            glow(sheet, x, low + 18, 50)
            sheet.circle(x, low + 18, 13, p.glow)
