"""An unfair translation is found, a fair one is left in peace, small groups are not judged."""

from itertools import combinations, product

import pytest

from assessments.analysis.statistics import Answer, GapSize, Table, language_gaps
from tests.assessments.analysis.tables import answers, simulated

# Applicants to Berkeley, 1973, by department: admitted and refused men, admitted and refused
# women. R's mantelhaen.test(UCBAdmissions): common odds ratio 0.9046968, p = 0.2323.
BERKELEY = [
    (512, 313, 89, 19),
    (353, 207, 17, 8),
    (120, 205, 202, 391),
    (138, 279, 131, 244),
    (53, 138, 94, 299),
    (22, 351, 24, 317),
]


def flagged(table: Table) -> list[tuple[int, str]]:
    return [(gap.item, gap.language) for gap in language_gaps(table) if gap.is_flagged]


def berkeley() -> Table:
    """Departments as steps of the total: nearly all of it comes from a second item."""
    people = [
        (department / 5, share, language)
        for department, counts in enumerate(BERKELEY)
        for (language, share), count in zip(product(("kk", "ru"), (1.0, 0.0)), counts, strict=True)
        for _person in range(count)
    ]
    return Table(
        answer
        for attempt, (step, share, language) in enumerate(people)
        for answer in (
            Answer(attempt, 1, share, 0.001, language),
            Answer(attempt, 2, step, 1, language),
        )
    )


def test_the_comparison_is_mantels_and_haenszels() -> None:
    gap = next(gap for gap in language_gaps(berkeley()) if gap.item == 1)
    # 2.35 ln(1 / 0.9046968)
    assert gap.delta == pytest.approx(0.23537, abs=1e-5)
    assert gap.p == pytest.approx(0.2323, abs=1e-4)
    assert gap.size is GapSize.NEGLIGIBLE
    assert (gap.language, gap.other) == ("kk", "ru")


def test_a_translation_that_makes_an_item_harder_is_found() -> None:
    table = simulated(learners=200, harder=1.5)
    assert flagged(table) == [(3, "kk")]
    found = next(gap for gap in language_gaps(table) if gap.is_flagged)
    assert found.size is GapSize.LARGE


@pytest.mark.parametrize("ability_gap", [0.0, 1.0])
def test_fair_items_are_left_in_peace_even_where_one_group_knows_less(ability_gap: float) -> None:
    tables = [simulated(learners=200, ability_gap=ability_gap, seed=seed) for seed in range(10)]
    # Holm's promise is one table of twenty with a false flag.
    assert sum(bool(flagged(table)) for table in tables) <= 1


def test_groups_under_thirty_are_too_small_to_tell() -> None:
    gaps = language_gaps(simulated(learners=29, harder=4.0))
    assert {gap.size for gap in gaps} == {GapSize.TOO_FEW}


def test_an_item_that_everybody_solves_tells_nothing() -> None:
    table = Table(answers([[1, 0]] * 40, "kk") + answers([[1, 0]] * 40, "ru", first=40))
    assert {gap.size for gap in language_gaps(table)} == {GapSize.TOO_FEW}


def test_a_difference_without_end_is_not_given_as_a_number() -> None:
    kazakh, russian = [[0, 1]] * 40, [[1, 0]] * 40
    gaps = language_gaps(Table(answers(kazakh, "kk") + answers(russian, "ru", first=40)))
    assert {gap.delta for gap in gaps} == {None}


def test_every_two_languages_are_compared() -> None:
    rows = answers([[1, 0]] * 3, "en")
    rows += answers([[1, 0]] * 3, "kk", first=3) + answers([[1, 0]] * 3, "ru", first=6)
    pairs = {(gap.language, gap.other) for gap in language_gaps(Table(rows))}
    assert pairs == set(combinations(["kk", "ru", "en"], 2))


def test_a_difference_that_chance_explains_is_not_flagged_however_large_it_looks() -> None:
    gap = next(gap for gap in language_gaps(simulated(learners=30, harder=1.0)) if gap.item == 3)
    assert gap.delta is not None
    assert gap.delta > 1
    assert gap.size is GapSize.NEGLIGIBLE
