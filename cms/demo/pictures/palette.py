"""The colours of the demo pictures: one set for the day, one for dusk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

RED, OCHRE, TEAL, INDIGO = "#9B1C1F", "#7A5200", "#00665E", "#3B3F8C"
PAPER, LINE, GREEN, GOLD = "#F7F4F0", "#DDD5CC", "#1B6E3C", "#E8C271"
INK, WHITE = "#1A1614", "#FFFFFF"
SKINS = ("#C68A5B", "#A9703F", "#8A5730")


def mix(first: str, second: str, share: float) -> str:
    """Return the "#RRGGBB" colour that lies `share` (0 to 1) of the way from `first` to `second`."""
    pairs = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def fade(colour: str, opacity: float) -> str:
    """Return `colour` as "#RRGGBBAA", to be painted over what is already there (opacity 0 to 1)."""
    return f"{colour}{round(opacity * 255):02X}"


@dataclass(frozen=True)
class Palette:
    """Everything a scene may paint with; all values are "#RRGGBB" or tuples of them."""

    # Scenery, chosen by eye for each time of day.
    skies: tuple[tuple[str, str, str], ...]  # zenith, middle, horizon
    hills: tuple[str, str, str]  # far to near
    ground: tuple[str, str]  # meadow, and the darker ground in front
    water: tuple[str, str]
    road: str
    path: str
    leaf: tuple[str, str, str]  # dark to light
    distant: str  # silhouettes of houses and trees far away
    sun: str
    cloud: str
    window: str
    glow: str

    # The city's colours, as the light of the hour shows them.
    red: str
    ochre: str
    teal: str
    indigo: str
    green: str
    gold: str
    paper: str
    line: str
    ink: str
    wood: str
    skins: tuple[str, str, str]


def _city_colours(light: str, share: float) -> dict[str, Any]:
    """Return the city's colours with `share` of the colour of the light mixed in.

    Bright colours take only half of it: paper and gold would otherwise turn grey at dusk.
    """
    deep = {
        "red": RED,
        "ochre": OCHRE,
        "teal": TEAL,
        "indigo": INDIGO,
        "green": GREEN,
        "ink": INK,
        "wood": "#8B5A33",
    }
    bright = {"gold": GOLD, "paper": PAPER, "line": LINE}
    colours: dict[str, Any] = {name: mix(colour, light, share) for name, colour in deep.items()}
    colours |= {name: mix(colour, light, share / 2) for name, colour in bright.items()}
    colours["skins"] = tuple(mix(skin, light, share / 2) for skin in SKINS)
    return colours


DAY = Palette(
    skies=(
        ("#B9DBDA", "#DCEBE3", "#FBEFD8"),
        ("#C9DFDF", "#F0E7D2", "#F8D9A6"),
        ("#C4DCE8", "#E6ECE8", "#FAEBD3"),
    ),
    hills=("#AECBC0", "#84B29B", "#5E9A78"),
    ground=("#B9C987", "#9DB56F"),
    water=("#6FB3B8", "#A9D6D3"),
    road="#8C8279",
    path="#E6D3AC",
    leaf=("#1B6E3C", "#3C8A50", "#74AB5C"),
    distant="#4A7F66",
    sun="#F2B84B",
    cloud="#FFFDF8",
    window="#A9D3D8",
    glow="#FFF1C4",
    **_city_colours("#FFE9C0", 0.03),
)

DUSK = Palette(
    skies=(
        ("#2B2F6E", "#8C4C7A", "#F2A868"),
        ("#23376A", "#6A5A92", "#EDB98A"),
        ("#3D2B62", "#A84F66", "#F5BC66"),
    ),
    hills=("#85608C", "#5C4C82", "#3E4377"),
    ground=("#3D6263", "#2D4C53"),
    water=("#4A5A9A", "#E3A37E"),
    road="#3A3550",
    path="#8C7283",
    leaf=("#1A4A4A", "#2A6560", "#4C8C70"),
    distant="#2A2C58",
    sun="#FFD08A",
    cloud="#D98A86",
    window="#FFD98A",
    glow="#FFE2A0",
    **_city_colours("#3A2458", 0.2),
)
