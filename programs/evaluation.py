"""The yearly evaluation in five parts: how far each is reached, and the weighted sum.

The share of an indicator is its actual value of the target, or the other way round where lower is better, at most
100 per cent. A part is the mean of its indicators; one whose target or actual value is missing counts as 0. The part
Quick Win is the share of the weight of all Quick Win programmes' milestones that is done.
"""

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from .attainment import is_reached, share_reached
from .enums import EvaluationPart

TENTH = Decimal("0.1")
ALL = Decimal(100)


@dataclass(frozen=True)
class Score:
    """An indicator in one year. ``share``: per cent, 0-100; None where target or actual value is missing."""

    indicator: object
    target: Decimal | None
    actual: Decimal | None
    share: Decimal | None


@dataclass(frozen=True)
class PartScore:
    """A part of the evaluation. ``share``: per cent, 0-100; ``count``: its indicators or programmes."""

    part: EvaluationPart
    share: Decimal
    count: int
    missing: int = 0
    weight: Decimal | None = None

    @property
    def points(self):
        """What the part adds to the sum, in per cent of the whole; None without a weight."""
        return None if self.weight is None else self.weight * self.share / 100


def capped_share(direction, target, actual):
    """Per cent of the target that is reached, from 0 to 100; None where one of the values is missing."""
    reached = is_reached(direction, target, actual)
    if reached is None:
        return None
    if reached:
        return ALL
    share = share_reached(direction, target, actual)
    return Decimal(0) if share is None else min(share, ALL)


def score(indicator):
    """``indicator``: with the ``target`` and ``actual`` of a year (``for_year``)."""
    share = capped_share(indicator.direction, indicator.target, indicator.actual)
    return Score(indicator, indicator.target, indicator.actual, share)


def part_of_indicators(part, scores, weight=None):
    """The mean of a part's scores, rounded down to a tenth so that 100 means all; what is missing counts as 0."""
    known = [score.share for score in scores if score.share is not None]
    mean = sum(known, Decimal(0)) / len(scores) if scores else Decimal(0)
    return PartScore(part, mean.quantize(TENTH, ROUND_DOWN), len(scores), len(scores) - len(known), weight)


def part_of_quick_wins(figures, weight=None):
    """``figures``: programs.figures.Figures of the Quick Win programmes."""
    total = figures.weight_total
    share = (ALL * figures.weight_done / total).quantize(TENTH, ROUND_DOWN) if total else Decimal(0)
    return PartScore(EvaluationPart.QUICK_WIN, share, figures.programs, 0, weight)


def weighted_sum(parts):
    """The sum of the parts' points, rounded down to a tenth; None while a weight is missing."""
    points = [part.points for part in parts]
    return None if None in points else sum(points, Decimal(0)).quantize(TENTH, ROUND_DOWN)


def evaluate(scores, quick_wins, weights):
    """The five parts in order. ``scores``: of all indicators; ``weights``: per cent by part, or empty."""
    by_part = {part: [score for score in scores if score.indicator.evaluation_part == part] for part in EvaluationPart}
    return [
        part_of_quick_wins(quick_wins, weights.get(part))
        if part == EvaluationPart.QUICK_WIN
        else part_of_indicators(part, by_part[part], weights.get(part))
        for part in EvaluationPart
    ]
