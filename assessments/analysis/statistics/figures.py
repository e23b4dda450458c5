"""All figures of one item, in one language or in all."""

from dataclasses import dataclass

import numpy as np

from assessments.analysis.statistics.estimates import (
    LEAST_SHOWN,
    Estimate,
    Unknown,
    discrimination,
    facility,
)
from assessments.analysis.statistics.table import Answer, Table
from qalqan.common.languages import LANGUAGES


@dataclass(frozen=True)
class Figures:
    """`seconds` is the median time, None where fewer than LEAST_SHOWN times are known."""

    people: int
    facility: Estimate | Unknown
    discrimination: Estimate | Unknown
    seconds: float | None


def figures(table: Table, answers: list[Answer]) -> Figures:
    pairs = [(answer.share, rest) for answer in answers if (rest := table.rest(answer)) is not None]
    seconds = [answer.seconds for answer in answers if answer.seconds is not None]
    return Figures(
        len(answers),
        facility([answer.share for answer in answers]),
        discrimination([share for share, _rest in pairs], [rest for _share, rest in pairs]),
        float(np.median(seconds)) if len(seconds) >= LEAST_SHOWN else None,
    )


def figures_by_language(table: Table, item: int) -> dict[str, Figures]:
    """By language, those with fewer than LEAST_SHOWN people left out; in all under ""."""
    groups: dict[str, list[Answer]] = {}
    for answer in table.by_item[item]:
        groups.setdefault(answer.language, []).append(answer)
    shown = {
        language: groups[language]
        for language in LANGUAGES
        if len(groups.get(language, [])) >= LEAST_SHOWN
    }
    together = [answer for answers in shown.values() for answer in answers]
    return {
        language: figures(table, answers) for language, answers in {"": together, **shown}.items()
    }
