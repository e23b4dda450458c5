"""From points to a result."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Outcome:
    """Score and maximum in points, two decimals; passed by the attempt's own pass mark."""

    score: Decimal
    maximum: Decimal
    passed: bool


def outcome(earned: Sequence[float], available: Sequence[float], pass_mark: Decimal) -> Outcome:
    """Add up an attempt; `pass_mark` is a share, 0 to 1 (cmi5 masteryScore).

    The comparison uses the rounded score, so that what a person sees decides.
    An attempt in which nothing can be earned is not passed.
    """
    score = _round(sum(earned))
    maximum = _round(sum(available))
    return Outcome(score, maximum, maximum > 0 and score >= maximum * pass_mark)


def _round(value: float) -> Decimal:
    return Decimal(str(value)).quantize(CENT, ROUND_HALF_UP)
