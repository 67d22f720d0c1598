"""Axes of a chart: round steps that hold every figure, and where a figure or a year stands on them."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from math import ceil

from cms.core.templatetags.indonesian import SCALES

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
MOST_STEPS = 4  # Between the lowest and the highest figure.
YEAR_WIDTH = 40  # What the label of a year takes, in units of the drawing.


@dataclass(frozen=True)
class Tick:
    value: Decimal | int
    at: float


def round_step(span):
    """The smallest round step that covers a span (above zero) in MOST_STEPS steps."""
    raw = Decimal(span) / MOST_STEPS
    power = Decimal(1).scaleb(raw.adjusted())
    return next(step * power for step in STEPS if step * power >= raw)


class ValueAxis:
    """Holds zero and every figure, so that heights can be compared; ``top`` and ``bottom`` are where it ends.

    Its ticks are counted in ``scale``: None, or the name of a power of ten ("million"), to be translated.
    """

    def __init__(self, figures, top, bottom):
        low, high = min(0, *figures), max(0, *figures)
        self.step = round_step(high - low or 1)
        self.low = (Decimal(low) / self.step).to_integral_value(ROUND_FLOOR) * self.step
        self.high = (Decimal(high or (0 if low else 1)) / self.step).to_integral_value(ROUND_CEILING) * self.step
        self.top, self.bottom = top, bottom
        largest = max(abs(self.low), abs(self.high))
        self.divisor, self.scale = next(((size, name) for size, name in SCALES if largest >= size), (Decimal(1), None))

    def at(self, figure):
        """Where a figure stands, in units of the drawing; down is more."""
        share = (Decimal(figure) - self.low) / (self.high - self.low)
        return round(self.bottom - float(share) * (self.bottom - self.top), 2)

    @property
    def ticks(self):
        count = int((self.high - self.low) / self.step)
        values = [self.low + self.step * number for number in range(count + 1)]
        return [Tick(value / self.divisor, self.at(value)) for value in values]


class YearAxis:
    """From the first year to the last, each as wide as the other; a single year stands in the middle."""

    def __init__(self, years, left, right):
        self.first, self.last = min(years), max(years)
        self.left, self.right = left, right
        self.width = (right - left) / (self.last - self.first) if self.last > self.first else 0

    def at(self, year):
        if not self.width:
            return round((self.left + self.right) / 2, 2)
        return round(self.left + (year - self.first) * self.width, 2)

    @property
    def ticks(self):
        """As many years as have room, always with the last one."""
        step = ceil(YEAR_WIDTH / self.width) if self.width else 1
        return [Tick(year, self.at(year)) for year in range(self.last, self.first - 1, -step)][::-1]
