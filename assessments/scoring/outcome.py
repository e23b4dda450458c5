"""From points to a result."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
# Finer than any share of points in use, and coarser than the error of a binary fraction.
NOISE = Decimal("0.000000001")


@dataclass(frozen=True)
class Outcome:
    """Score and maximum in points, two decimals; passed by the attempt's own pass mark.

    `critical`: an answer was given that fails the attempt whatever the total.
    """

    score: Decimal
    maximum: Decimal
    passed: bool
    critical: bool = False


def outcome(
    earned: Sequence[float],
    available: Sequence[float],
    pass_mark: Decimal,
    *,
    critical: bool = False,
) -> Outcome:
    """Add up an attempt; `pass_mark` is a share, 0 to 1 (cmi5 masteryScore).

    The comparison uses the rounded score, so that what a person sees decides.
    An attempt in which nothing can be earned is not passed, nor is one with a critical answer.
    """
    score, maximum = _round(sum(earned)), _round(sum(available))
    enough = maximum > 0 and score >= maximum * pass_mark
    return Outcome(score, maximum, enough and not critical, critical)


def _round(value: float) -> Decimal:
    # A sum of binary fractions can miss half a cent by a hair; it is rounded as on paper.
    return Decimal(str(value)).quantize(NOISE).quantize(CENT, ROUND_HALF_UP)
