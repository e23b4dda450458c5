"""Tables of answers for tests: small ones by hand, large ones from a model of learners."""

from collections.abc import Sequence

import numpy as np

from assessments.analysis.statistics import Answer, Table


def answers(
    shares: Sequence[Sequence[float]], language: str = "kk", *, first: int = 0
) -> list[Answer]:
    """A row of `shares` for each attempt, items numbered from 1."""
    return [
        Answer(first + attempt, item, share, 1, language)
        for attempt, row in enumerate(shares)
        for item, share in enumerate(row, start=1)
    ]


def simulated(
    *, learners: int, harder: float = 0.0, ability_gap: float = 0.0, items: int = 10, seed: int = 7
) -> Table:
    """As many learners in Kazakh as in Russian, who answer by the Rasch model.

    Item 3 is harder by `harder` logits in Kazakh, and all are by `ability_gap` less able there.
    """
    random = np.random.default_rng(seed)
    rows: list[Answer] = []
    for place, language in enumerate(("kk", "ru")):
        in_kazakh = language == "kk"
        ability = random.normal(size=(learners, 1)) - ability_gap * in_kazakh
        difficulty = np.linspace(-1.5, 1.0, items)
        difficulty[2] += harder * in_kazakh
        solved = random.random((learners, items)) < 1 / (1 + np.exp(difficulty - ability))
        rows += answers(solved.astype(float).tolist(), language, first=place * learners)
    return Table(rows)
