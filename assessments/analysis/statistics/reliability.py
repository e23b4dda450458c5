"""Reliability: how far the same learners would come out in the same order again."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import stats

from assessments.analysis.statistics.estimates import CONFIDENCE, LEAST_TOLD, Estimate, Unknown
from assessments.analysis.statistics.table import Table


@dataclass(frozen=True)
class Reliability:
    """Cronbach's alpha over `items` items that each of `attempts` attempts had."""

    alpha: Estimate | Unknown
    attempts: int
    items: int


def reliability(table: Table) -> Reliability:
    """Alpha over the items that every attempt had: what was drawn at random is left out.

    ONE_ITEM where fewer than two items are left, TOO_FEW below LEAST_TOLD attempts,
    NO_VARIANCE where all attempts have the same score.
    """
    attempts = len(table.totals)
    shared = [answers for answers in table.by_item.values() if len(answers) == attempts]
    scores = np.array([[answer.score for answer in answers] for answers in shared])
    return Reliability(_alpha(scores, attempts), attempts, len(shared))


def feldt_interval(alpha: float, *, attempts: int, items: int) -> tuple[float, float]:
    """Where the true alpha lies: (1 - true) / (1 - alpha) follows F.

    Feldt, Woodruff and Salih (1987), Applied Psychological Measurement 11, 93-103, formulas
    6 and 7.
    """
    ratio = stats.f(attempts - 1, (attempts - 1) * (items - 1))
    least, most = ratio.interval(CONFIDENCE)
    return float(1 - (1 - alpha) * most), float(1 - (1 - alpha) * least)


def _alpha(scores: npt.NDArray[np.float64], attempts: int) -> Estimate | Unknown:
    """Alpha of `scores`, a row for each item; KR-20 where they are 0 and 1.

    Cronbach, L. J. (1951), Psychometrika 16, 297-334.
    """
    items = len(scores)
    if items < 2:
        return Unknown.ONE_ITEM
    if attempts < LEAST_TOLD:
        return Unknown.TOO_FEW
    if np.allclose(np.ptp(scores.sum(axis=0)), 0):
        return Unknown.NO_VARIANCE
    covariances = np.cov(scores)
    alpha = float(items / (items - 1) * (1 - np.trace(covariances) / covariances.sum()))
    return Estimate(alpha, *feldt_interval(alpha, attempts=attempts, items=items))
