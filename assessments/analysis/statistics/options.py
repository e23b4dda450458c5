"""How often each option was chosen, in each language and in all."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assessments.analysis.statistics.estimates import LEAST_TOLD
from assessments.analysis.statistics.hiding import without_small_cells
from assessments.analysis.statistics.table import Table

# Stands in the place of an option where none was chosen.
NOTHING = ""
# (option, language) to the number of people.
Choices = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class OptionCount:
    """None is a number that is hidden: too small itself, or giving away one that is."""

    option: str
    by_language: dict[str, int | None]
    total: int | None
    share: float | None
    # The mean rest score, 0 to 1, of those who chose it.
    rest: float | None = None


def option_counts(
    choices: Choices,
    *,
    options: Sequence[str],
    people: Mapping[str, int],
    rests: Mapping[str, float] | None = None,
) -> list[OptionCount]:
    """A count for each of `options`; `people` are those asked, by language.

    A language with fewer than LEAST_TOLD people is left out, of the totals as well, for it would
    follow from them. Where every language is that small, there are totals only, of them all.
    """
    languages = [language for language, number in people.items() if number >= LEAST_TOLD]
    counted = languages or list(people)
    asked = sum(people[language] for language in counted)
    numbers = [
        *(
            {language: choices.get((option, language), 0) for language in counted}
            for option in options
        ),
        people,
    ]
    cells = without_small_cells(
        [
            [*(row[language] for language in languages), sum(row[language] for language in counted)]
            for row in numbers
        ]
    )
    return [
        OptionCount(
            option,
            dict(zip(languages, row[:-1], strict=True)),
            total := row[-1],
            None if total is None or not asked else total / asked,
            (rests or {}).get(option) if total else None,
        )
        for option, row in zip(options, cells[:-1], strict=True)
    ]


def choices_of(table: Table, item: int) -> Counter[tuple[str, str]]:
    """How many chose each option of `item`; an answer may hold several options."""
    return Counter(
        (option, answer.language)
        for answer in table.by_item[item]
        for option in answer.chosen or (NOTHING,)
    )


def rests_by_option(table: Table, item: int) -> dict[str, float]:
    """The mean rest score of those who chose each option: a distractor's should be lower."""
    rests: dict[str, list[float]] = {}
    for answer in table.by_item[item]:
        rest = table.rest(answer)
        for option in answer.chosen or (NOTHING,):
            if rest is not None:
                rests.setdefault(option, []).append(rest)
    return {option: float(np.mean(values)) for option, values in rests.items()}
