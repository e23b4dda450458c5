"""The graph of a case is checked before anybody meets it."""

from typing import Any

import pytest

from assessments.scoring import Fault, graph_faults
from assessments.scoring.graph import MOST_CIRCLING, best_points
from tests.assessments.scoring.samples import TALK, case_spec, step


def test_a_sound_case_with_circles_has_no_faults() -> None:
    assert graph_faults(TALK) == []


@pytest.mark.parametrize(
    ("spec", "faults"),
    [
        (
            case_spec(a=[step("x", None, 1)], b=[step("y", None, 1)]),
            [Fault("unreachable_node", "b")],
        ),
        (
            case_spec(a=[step("x", "z", 1), step("y", None, 1)]),
            [Fault("unknown_target", "x")],
        ),
        (
            case_spec(a=[step("x", "b", 1), step("y", None, 1)], b=[]),
            [Fault("endless_node", "b")],
        ),
        (
            case_spec(a=[step("x", "b", 1)], b=[step("y", "a", 1)]),
            [Fault("endless_node", "a"), Fault("endless_node", "b")],
        ),
        (
            case_spec(a=[step("x", "b", 1)], b=[step("x", None, 1)]),
            [Fault("repeated_choice", "x")],
        ),
        (
            case_spec(a=[step("x", None, 1)]) | {"start": "z"},
            [Fault("unknown_start", "z"), Fault("unreachable_node", "a")],
        ),
    ],
)
def test_each_fault_is_named_with_its_place(spec: dict[str, Any], faults: list[Fault]) -> None:
    assert graph_faults(spec) == faults


def hub(questions: int) -> dict[str, Any]:
    """A talk that comes back to one place after each question."""
    asked = [step(f"ask {number}", f"n{number}", 1) for number in range(questions)]
    back = {f"n{number}": [step(f"back {number}", "hub", 0)] for number in range(questions)}
    return case_spec(hub=[*asked, step("done", None, 1)], **back)


def test_each_question_of_a_hub_counts_towards_the_best() -> None:
    assert graph_faults(hub(MOST_CIRCLING)) == []
    assert best_points(hub(MOST_CIRCLING)) == MOST_CIRCLING + 1


def test_a_circle_with_too_many_choices_to_search_is_a_fault() -> None:
    spec = hub(MOST_CIRCLING + 1)
    assert graph_faults(spec) == [Fault("overfull_circle", "ask 0")]
    assert best_points(spec) == 1, "found at once all the same"


def test_a_loss_on_the_only_way_round_is_weighed() -> None:
    spec = case_spec(
        start=[step("rude", "room", -1), step("leave", None, 1)],
        room=[step("sorry", "start", 3), step("go", None, 0)],
    )
    assert best_points(spec) == 3


def test_two_circles_after_each_other_are_searched_apart() -> None:
    first = [step(f"a{number}", "first", 1) for number in range(MOST_CIRCLING)]
    second = [step(f"b{number}", "second", 1) for number in range(MOST_CIRCLING)]
    spec = case_spec(first=[*first, step("on", "second", 0)], second=[*second, step("x", None, 0)])
    assert graph_faults(spec) == []
    assert best_points(spec) == 2 * MOST_CIRCLING
