"""Estimates with their 95 % intervals, or the reason why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

CONFIDENCE = 0.95
# Fewer people than this are not shown as a group at all.
LEAST_SHOWN = 5
# A correlation of fewer is anything: at 30, one of 0 still has an interval of -0.36 to 0.36.
LEAST_TOLD = 30


class Unknown(StrEnum):
    """Why there is no estimate."""

    TOO_FEW = "too_few"
    NO_VARIANCE = "no_variance"
    ONE_ITEM = "one_item"


@dataclass(frozen=True)
class Estimate:
    value: float
    low: float
    high: float


def facility(shares: Sequence[float]) -> Estimate | Unknown:
    """The mean share earned, 0 to 1, with Wilson's interval; TOO_FEW below LEAST_SHOWN.

    Part marks go into the same formula: a share between 0 and 1 with mean p varies by p(1-p)
    at most (Bhatia and Davis, 2000), so their interval is rather too wide than too narrow.
    Wilson, E. B. (1927), J. Am. Stat. Assoc. 22, 209-212.
    """
    if len(shares) < LEAST_SHOWN:
        return Unknown.TOO_FEW
    earned = sum(shares)
    low, high = proportion_confint(earned, len(shares), 1 - CONFIDENCE, method="wilson")
    return Estimate(earned / len(shares), float(low), float(high))


def mean(values: Sequence[float]) -> Estimate | Unknown:
    """The mean with Student's interval; TOO_FEW below LEAST_SHOWN."""
    if len(values) < LEAST_SHOWN:
        return Unknown.TOO_FEW
    middle = float(np.mean(values))
    half = float(stats.t.ppf((1 + CONFIDENCE) / 2, len(values) - 1) * stats.sem(values))
    return Estimate(middle, middle - half, middle + half)


def discrimination(shares: Sequence[float], rests: Sequence[float]) -> Estimate | Unknown:
    """The correlation, -1 to 1, of an item's shares with the rest scores of the same attempts.

    Corrected: the item itself is not in the rest (Henrysson, S. (1963), Psychometrika 28,
    211-218). The interval is Fisher's. TOO_FEW below LEAST_TOLD, NO_VARIANCE where everybody
    has the same share or the same rest.
    """
    if len(shares) < LEAST_TOLD:
        return Unknown.TOO_FEW
    if np.ptp(shares) == 0 or np.ptp(rests) == 0:
        return Unknown.NO_VARIANCE
    result = stats.pearsonr(shares, rests)
    interval = result.confidence_interval(CONFIDENCE)
    return Estimate(float(result.statistic), float(interval.low), float(interval.high))
