"""Reads a chart back from its SVG, knowing only what an eye sees: labels, shapes, and where they stand."""

import re
from decimal import Decimal
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
SCALES = {"juta": 10**6, "miliar": 10**9, "triliun": 10**12}
SHAPES = {"M0-6": "target", "M-5-5H5V5H-5z": "baseline", "M-5": "actual"}  # By the first step of the outline.


def indonesian(text):
    """The number that "-1.234,5" says."""
    return Decimal(text.replace(".", "").replace(",", "."))


def between(label, first, second):
    """A function from a place to what stands there, by two labelled places (place, figure)."""
    (at, value), (end, last) = first, second
    return value + (Decimal(label) - at) * (last - value) / (end - at)


class Drawing:
    """One chart. ``unit`` is the indicator's unit, so that "juta" before it is known for a scale."""

    def __init__(self, markup, unit):
        self.root = ElementTree.fromstring(
            markup[markup.index("<svg") :].replace("<svg", f'<svg xmlns="{SVG[1:-1]}"', 1)
        )
        self.unit = " ".join(self.one("text", "chart__unit").text.split())
        scale = self.unit.removesuffix(unit).strip()
        self.factor = SCALES[scale] if scale else 1
        self.ticks = [(Decimal(t.get("y")), indonesian(t.text) * self.factor) for t in self.all("text", "chart__value")]
        self.years = [(Decimal(t.get("x")), int(t.text)) for t in self.all("text", "chart__year")]

    def all(self, tag, name=""):
        return [
            element for element in self.root.iter(SVG + tag) if name in element.get("class", "").split() or not name
        ]

    def one(self, tag, name=""):
        return next(iter(self.all(tag, name)))

    @property
    def says(self):
        return " ".join(self.one("desc").text.split())

    @property
    def width(self):
        return Decimal(self.root.get("viewBox").split()[2])

    @property
    def height(self):
        return Decimal(self.root.get("viewBox").split()[3])

    @property
    def precision(self):
        """How far a figure read from the drawing may be from the true one: two hundredths of a unit of height."""
        (low, first), (high, last) = self.ticks[0], self.ticks[-1]
        return (last - first) / (low - high) * Decimal("0.02")

    def year_at(self, x):
        if len(self.years) == 1:
            return self.years[0][1]
        return round(between(x, self.years[0], self.years[-1]))

    def value_at(self, y):
        return between(y, self.ticks[0], self.ticks[-1])

    @property
    def places(self):
        """Tuples of kind, x, y of every mark."""
        found = []
        for path in self.all("path", "chart__mark"):
            x, y = re.fullmatch(r"translate\((\S+) (\S+)\)", path.get("transform")).groups()
            shape = next(kind for start, kind in SHAPES.items() if path.get("d").startswith(start))
            assert f"chart__mark--{shape}" in path.get("class")
            found.append((shape, Decimal(x), Decimal(y)))
        return found

    @property
    def figures(self):
        """The figures as they are drawn, by kind and year."""
        return {(kind, self.year_at(x)): self.value_at(y) for kind, x, y in self.places}

    @property
    def lines(self):
        """Pairs of whether a line is broken, and its points."""
        return [
            (
                line.get("stroke-dasharray") is not None,
                [tuple(map(Decimal, p.split(","))) for p in line.get("points").split()],
            )
            for line in self.all("polyline")
        ]
