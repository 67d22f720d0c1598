"""The sheet that scenes are drawn on: smooth shapes in picture coordinates (1600 by 1000)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from typing import TypeVar

from PIL import Image, ImageDraw

from .palette import DAY, DUSK, Palette

WIDTH, HEIGHT = 1600, 1000
SCALE = 2  # Pillow draws jagged edges: we draw twice as large and shrink, which smooths them.

Point = tuple[float, float]
Choice = TypeVar("Choice")


def curve(start: Point, bend: Point, end: Point, steps: int = 28) -> list[Point]:
    """Return points along the quadratic curve from `start` to `end` that is drawn towards `bend`."""
    spots = []
    for step in range(steps + 1):
        t = step / steps
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        spots.append((a * start[0] + b * bend[0] + c * end[0], a * start[1] + b * bend[1] + c * end[1]))
    return spots


class Sheet:
    """One picture in the making: its light, its palette and the shapes that can be put on it.

    `number` tells motifs apart (it varies sky and hills). A mirrored sheet flips every x coordinate,
    so that a dusk scene is composed the other way round without its code knowing.
    """

    def __init__(self, number: int, dusk: bool, mirrored: bool) -> None:
        self.number, self.dusk = number, dusk
        self.palette: Palette = DUSK if dusk else DAY
        self._origin: Point = (WIDTH, 0) if mirrored else (0, 0)
        self._unit, self._side = 1.0, -1 if mirrored else 1
        self._image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), self.palette.ground[1])
        # Mode "RGBA" on an RGB image lets Pillow blend colours that carry an opacity.
        self._brush = ImageDraw.Draw(self._image, "RGBA")

    def at(self, x: float, y: float, unit: float = 1, side: int = 1) -> Sheet:
        """Return the same sheet with its zero point at (x, y), for drawing one thing there.

        Lengths then count in `unit`s (pass height / 100 to draw in hundredths of a height), y still
        grows downwards, and `side` -1 makes the thing look left instead of right.
        """
        local = copy(self)
        local._origin = self._place(x, y)
        local._unit, local._side = self._unit * unit, self._side * side
        return local

    @property
    def flipped(self) -> bool:
        """Whether what is drawn now appears the other way round (ticks and the like must not)."""
        return self._side < 0

    def pick(self, by_day: Choice, at_dusk: Choice) -> Choice:
        """Return the first value in a day picture, the second at dusk."""
        return at_dusk if self.dusk else by_day

    def polygon(self, points: Iterable[Point], fill: str) -> None:
        """Fill the shape that runs through `points`."""
        self._brush.polygon([self._spot(x, y) for x, y in points], fill=fill)

    def circle(self, x: float, y: float, radius: float, fill: str) -> None:
        """Fill a circle around (x, y)."""
        self._brush.ellipse(self._box(x - radius, y - radius, x + radius, y + radius), fill=fill)

    def oval(self, left: float, top: float, right: float, bottom: float, fill: str) -> None:
        """Fill the ellipse inside the given box."""
        self._brush.ellipse(self._box(left, top, right, bottom), fill=fill)

    def rect(self, left: float, top: float, right: float, bottom: float, fill: str, radius: float = 0) -> None:
        """Fill a rectangle, with round corners when `radius` is given."""
        self._brush.rounded_rectangle(self._box(left, top, right, bottom), self._length(radius), fill=fill)

    def line(self, points: Sequence[Point], fill: str, width: float) -> None:
        """Draw a line of even width with round ends and joints (`fill` must be opaque)."""
        spots, reach = [self._spot(x, y) for x, y in points], self._length(width) / 2
        self._brush.line(spots, fill=fill, width=round(reach * 2))
        for x, y in spots:
            self._brush.ellipse((x - reach, y - reach, x + reach, y + reach), fill=fill)

    def pie(self, x: float, y: float, radius: float, start: float, end: float, fill: str) -> None:
        """Fill a slice of a circle between two angles (degrees, clockwise from three o'clock)."""
        box = self._box(x - radius, y - radius, x + radius, y + radius)
        self._brush.pieslice(box, *self._angles(start, end), fill=fill)

    def arc(self, x: float, y: float, radius: float, start: float, end: float, fill: str, width: float) -> None:
        """Draw part of a circle's edge between two angles (degrees, clockwise from three o'clock)."""
        box = self._box(x - radius, y - radius, x + radius, y + radius)
        self._brush.arc(box, *self._angles(start, end), fill=fill, width=round(self._length(width)))

    def gradient(self, bottom: float, colours: Sequence[str]) -> None:
        """Fill the picture from its top edge to `bottom` with colours that run into each other."""
        strip = Image.new("RGB", (1, len(colours)))
        for row, colour in enumerate(colours):
            strip.paste(colour, (0, row, 1, row + 1))
        box = (0, 0.5, 1, len(colours) - 0.5)  # from the middle of the first row to that of the last
        size = (WIDTH * SCALE, round(bottom * SCALE))
        self._image.paste(strip.resize(size, Image.Resampling.BILINEAR, box=box))

    def finish(self) -> Image.Image:
        """Return the finished picture at its final size."""
        return self._image.reduce(SCALE)

    def _place(self, x: float, y: float) -> Point:
        return (self._origin[0] + x * self._unit * self._side, self._origin[1] + y * self._unit)

    def _spot(self, x: float, y: float) -> Point:
        x, y = self._place(x, y)
        return (x * SCALE, y * SCALE)

    def _length(self, length: float) -> float:
        return length * self._unit * SCALE

    def _box(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        (x0, y0), (x1, y1) = self._spot(left, top), self._spot(right, bottom)
        return (min(x0, x1), y0, max(x0, x1), y1)

    def _angles(self, start: float, end: float) -> tuple[float, float]:
        return (180 - end, 180 - start) if self.flipped else (start, end)
