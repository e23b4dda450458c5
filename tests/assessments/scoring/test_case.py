"""Case: what a path earns, and what is critical on it."""

from typing import Any

import pytest

from assessments import scoring
from assessments.scoring import InvalidResponseError
from tests.assessments.scoring.samples import TALK, case_spec, step


def share(spec: dict[str, Any], *path: str) -> float:
    scoring.check(spec, {"path": list(path)})
    return scoring.share(spec, {"path": list(path)})


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (["greet", "interpreter", "greet", "refer"], 1),
        (["greet", "refer"], 3 / 5),
        (["greet", "employer", "refer"], 2 / 5),
        (["wait", "wait", "greet", "refer"], 3 / 5),
        (["threaten"], 0),
        (["greet", "interpreter"], 0),
        ([], 0),
    ],
)
def test_a_path_earns_its_part_of_the_best_once_it_has_ended(
    path: list[str], expected: float
) -> None:
    assert share(TALK, *path) == pytest.approx(expected)


def test_going_in_circles_neither_earns_nor_costs() -> None:
    once = share(TALK, "greet", "employer", "refer")
    assert share(TALK, "greet", "employer", "employer", "refer") == once
    rounds = ["greet", "interpreter"] * 5
    assert share(TALK, *rounds, "greet", "refer") == 1


def test_a_critical_choice_is_named_even_before_an_end() -> None:
    talk = case_spec(
        first=[step("harm", "second", 0, critical=True), step("help", "second", 1)],
        second=[step("back", "first", 0), step("done", None, 1)],
    )
    assert scoring.critical_choices(talk, {"path": ["harm"]}) == ["harm"]
    assert scoring.critical_choices(talk, {"path": ["harm", "back", "harm", "done"]}) == ["harm"]
    assert scoring.critical_choices(talk, {"path": ["help", "done"]}) == []


def test_where_nothing_can_be_won_a_path_without_loss_earns_all() -> None:
    talk = case_spec(only=[step("fair", None, 0), step("harsh", None, -1)])
    assert (share(talk, "fair"), share(talk, "harsh")) == (1, 0)


def test_where_every_path_loses_none_earns() -> None:
    assert share(case_spec(only=[step("bad", None, -1), step("worse", None, -2)]), "bad") == 0


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ([], "malformed"),
        ({}, "malformed"),
        ({"path": "greet"}, "malformed"),
        ({"path": [1]}, "malformed"),
        ({"path": [], "end": True}, "malformed"),
        ({"path": ["refer"]}, "unknown_choice"),
        ({"path": ["greet", "greet"]}, "unknown_choice"),
        ({"path": ["threaten", "greet"]}, "after_end"),
        ({"path": ["wait"] * 201}, "too_long"),
    ],
)
def test_what_is_no_walk_through_the_case_is_refused_by_name(raw: Any, code: str) -> None:
    with pytest.raises(InvalidResponseError) as caught:
        scoring.check(TALK, raw)
    assert caught.value.code == code
