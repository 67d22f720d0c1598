"""An indicator's years as bars: each figure as a share of the largest one, so that a template can draw it."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class YearBar:
    year: int
    target: Decimal | None
    actual: Decimal | None
    target_share: float  # Per cent of the largest figure of the indicator, 0-100.
    actual_share: float
    is_baseline: bool = False


def year_bars(indicator):
    """The baseline, where there is one, and then every year. No query when the values are prefetched."""
    years = [(value.year, value.target, value.actual, False) for value in indicator.values.all()]
    if indicator.baseline is not None and indicator.baseline_year:
        years.insert(0, (indicator.baseline_year, None, indicator.baseline, True))
    largest = max((figure for year in years for figure in year[1:3] if figure is not None), default=0)

    def share(figure):
        return float(max(figure, 0) * 100 / largest) if figure is not None and largest > 0 else 0

    return [
        YearBar(year, target, actual, share(target), share(actual), is_baseline)
        for year, target, actual, is_baseline in years
    ]
