"""Items that are harder in one language for learners who do equally well: differential item
functioning, by the method of Mantel and Haenszel. It points at a translation to check.

Learners are matched on their total, the item itself included. A rest score without it looks
cleaner and is wrong: where the groups differ in ability it flags fair items (Holland and Thayer
(1988), in Wainer and Braun, Test Validity; Zwick (1990), J. Educational Statistics 15, 185-197).

The size is ETS's delta, -2.35 ln(odds ratio), and its categories A, B and C: Zwick, R. (2012),
A Review of ETS Differential Item Functioning Assessment Procedures, ETS RR-12-08. Part marks
count as not solved, and totals of items drawn at random as equal.

By simulation (ten Rasch items, 2.35 deltas on one of them): 60 learners a language find it one
time in six, 200 nine times in ten; fair tests get a flag one time in twenty at most. One unfair
item makes the others look a little easier in its language, and flags one of them now and then.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from math import isfinite

import numpy as np
import numpy.typing as npt
from scipy import stats
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.multitest import multipletests

from assessments.analysis.statistics.estimates import LEAST_TOLD
from assessments.analysis.statistics.table import Answer, Table
from qalqan.common.languages import LANGUAGES

DELTA_A_LOG_ODD = -2.35
SIGNIFICANCE = 0.05
# Steps of a twentieth of the points keep apart all totals of up to twenty items of one point.
STEPS = 20

Counts = npt.NDArray[np.float64]


class GapSize(StrEnum):
    """ETS's A, B and C, and what cannot be told."""

    TOO_FEW = "too_few"
    NEGLIGIBLE = "negligible"
    MODERATE = "moderate"
    LARGE = "large"


@dataclass(frozen=True)
class Gap:
    """An item in two languages: by how many deltas it is harder in `language` than in `other`.

    `p` is corrected for the number of comparisons; delta, its error and p are None where the
    groups are too small to tell.
    """

    item: int
    language: str
    other: str
    size: GapSize = GapSize.TOO_FEW
    delta: float | None = None
    error: float | None = None
    p: float | None = None

    @property
    def is_flagged(self) -> bool:
        return self.size in (GapSize.MODERATE, GapSize.LARGE)


def language_gaps(table: Table) -> list[Gap]:
    """Every item in every two of its languages, the language in which it is harder first.

    Holm's correction is over all of them, since the comparisons share learners and are not
    independent.
    """
    gaps = [
        _gap(table, answers, *pair)
        for answers in table.by_item.values()
        for pair in combinations(_languages(answers), 2)
    ]
    told = [gap for gap in gaps if gap.p is not None]
    if not told:
        return gaps
    corrected = multipletests([gap.p for gap in told], SIGNIFICANCE, method="holm")[1]
    sized = [_sized(gap, float(p)) for gap, p in zip(told, corrected, strict=True)]
    return [gap for gap in gaps if gap.p is None] + sized


def _languages(answers: Sequence[Answer]) -> list[str]:
    met = {answer.language for answer in answers}
    return [language for language in LANGUAGES if language in met]


def _gap(table: Table, answers: Sequence[Answer], language: str, other: str) -> Gap:
    unknown = Gap(answers[0].item, language, other)
    sizes = [sum(answer.language == one for answer in answers) for one in (language, other)]
    strata = list(_strata(table, answers, language, other))
    if min(sizes) < LEAST_TOLD or not strata:
        return unknown
    pooled = StratifiedTable(strata)
    # Where all strata lean one way, the odds ratio has no end.
    with np.errstate(divide="ignore", invalid="ignore"):
        delta = DELTA_A_LOG_ODD * float(pooled.logodds_pooled)
        error = abs(DELTA_A_LOG_ODD) * float(pooled.logodds_pooled_se)
    if not isfinite(delta) or not isfinite(error):
        return unknown
    p = float(pooled.test_null_odds(correction=True).pvalue)
    harder = (language, other) if delta >= 0 else (other, language)
    return replace(unknown, language=harder[0], other=harder[1], delta=abs(delta), error=error, p=p)


def _strata(table: Table, answers: Sequence[Answer], language: str, other: str) -> Iterator[Counts]:
    """For each step of the total, (language, other) by (solved, not solved).

    A step says nothing where a language is missing, or where all or none solved the item.
    """
    steps: defaultdict[int, Counts] = defaultdict(lambda: np.zeros((2, 2)))
    for answer in answers:
        if answer.language in (language, other):
            step = steps[round(table.totals[answer.attempt] * STEPS)]
            step[int(answer.language == other), int(answer.share < 1)] += 1
    return (step for step in steps.values() if step.sum(axis=0).all() and step.sum(axis=1).all())


def _sized(gap: Gap, p: float) -> Gap:
    """B needs a delta of 1 that is not chance, C one of 1.5 that is surely above 1."""
    delta, error = gap.delta or 0.0, gap.error or 0.0
    if p >= SIGNIFICANCE or delta < 1:
        size = GapSize.NEGLIGIBLE
    elif delta >= 1.5 and stats.norm.sf(delta, loc=1, scale=error) < SIGNIFICANCE:
        size = GapSize.LARGE
    else:
        size = GapSize.MODERATE
    return replace(gap, p=p, size=size)
