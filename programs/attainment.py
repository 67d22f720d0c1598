"""How far a figure reaches its target, by the direction of the indicator."""

from decimal import ROUND_DOWN, Decimal

from .enums import Direction

# A larger share says nothing that "reached" does not: the target was close to zero.
LARGEST_SHARE = 1000


def is_reached(direction, target, actual):
    """True where the actual value is at least as good as the target; None where one of them is missing."""
    if target is None or actual is None:
        return None
    return actual <= target if direction == Direction.DOWN else actual >= target


def share_reached(direction, target, actual):
    """Per cent of the target, to one place, rounded down so that 100 means reached; a Decimal.

    Where higher is better that is actual of target, where lower is better target of actual. None where one is
    missing, and where such a share would say nothing: below zero, without a whole, or beyond LARGEST_SHARE.
    """
    if target is None or actual is None:
        return None
    part, whole = (target, actual) if direction == Direction.DOWN else (actual, target)
    if part < 0 or whole <= 0 or part > whole * LARGEST_SHARE / 100:
        return None
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.1"), ROUND_DOWN)
