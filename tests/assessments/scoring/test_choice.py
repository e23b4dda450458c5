"""Choice items: what each grading earns, and which choices are critical."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import scoring
from assessments.scoring import InvalidResponseError
from tests.assessments.scoring.answers import subsets
from tests.assessments.scoring.samples import OPTIONS, choice_spec, options

gradings = st.sampled_from(["all_or_nothing", "partial", "partial_with_penalty"])


@given(st.sampled_from(OPTIONS), st.sampled_from(OPTIONS))
def test_single_choice_earns_all_for_the_right_option_and_nothing_else(
    right: str, raw: str
) -> None:
    expected = 1 if raw == right else 0
    assert scoring.share(choice_spec("single_choice", right), [raw]) == expected


@given(subsets.filter(bool), subsets)
def test_multiple_choice_earns_all_for_exactly_the_right_set(
    right: list[str], raw: list[str]
) -> None:
    expected = 1 if set(raw) == set(right) else 0
    assert scoring.share(choice_spec("multiple_choice", *right), raw) == expected


@given(subsets, subsets, gradings, st.randoms())
def test_the_order_in_which_options_are_ticked_does_not_matter(
    right: list[str], raw: list[str], grading: str, random: Any
) -> None:
    spec = choice_spec("multiple_choice", *right, grading=grading) | {"options": options("b", "d")}
    shuffled = random.sample(raw, len(raw))
    assert scoring.share(spec, shuffled) == scoring.share(spec, raw)
    assert scoring.critical_choices(spec, shuffled) == scoring.critical_choices(spec, raw)


@given(subsets, gradings)
def test_the_right_set_earns_all_under_every_grading(right: list[str], grading: str) -> None:
    spec = choice_spec("multiple_choice", *right, grading=grading)
    assert scoring.share(spec, right) == 1


@pytest.mark.parametrize(
    ("raw", "partial", "with_penalty"),
    [
        ("a", 0.5, 0.5),
        ("ab", 1, 1),
        ("ac", 0.5, 0),
        ("abc", 1, 0.5),
        ("abcd", 0, 0),
        ("cd", 0, 0),
        ("", 0, 0),
    ],
)
def test_part_of_the_right_set_earns_by_the_grading(
    raw: str, partial: float, with_penalty: float
) -> None:
    spec = choice_spec("multiple_choice", "a", "b")
    assert scoring.share(spec | {"grading": "partial"}, list(raw)) == partial
    assert scoring.share(spec | {"grading": "partial_with_penalty"}, list(raw)) == with_penalty


def test_ticking_everything_is_right_where_everything_is_right() -> None:
    assert scoring.share(choice_spec("multiple_choice", *OPTIONS, grading="partial"), OPTIONS) == 1


@given(subsets, subsets, gradings)
def test_only_the_right_set_earns_all_where_wrong_ticks_cost(
    right: list[str], raw: list[str], grading: str
) -> None:
    spec = choice_spec("multiple_choice", *right, grading=grading)
    if grading != "partial":
        assert (scoring.share(spec, raw) == 1) == (set(raw) == set(right))


@pytest.mark.parametrize("kind", ["single_choice", "multiple_choice", "true_false"])
def test_a_chosen_critical_option_is_named(kind: str) -> None:
    spec = choice_spec(kind, "a") | {"options": options("d")}
    assert scoring.critical_choices(spec, ["d"]) == ["d"]
    assert scoring.critical_choices(spec, ["a"]) == []


def test_a_spec_frozen_before_there_were_critical_marks_has_none() -> None:
    old = [{"id": name, "text": {}, "feedback": {}} for name in OPTIONS]
    spec = choice_spec("multiple_choice", "a") | {"options": old}
    assert scoring.critical_choices(spec, OPTIONS) == []


@pytest.mark.parametrize(
    ("kind", "raw", "code"),
    [
        ("single_choice", ["z"], "unknown_option"),
        ("single_choice", ["a", "b"], "too_many"),
        ("multiple_choice", ["a", "a"], "repeated_option"),
        ("multiple_choice", "a", "malformed"),
        ("multiple_choice", [1], "malformed"),
        ("true_false", {"a": 1}, "malformed"),
        ("opinion_scale", ["a", "b"], "too_many"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_by_name(kind: str, raw: Any, code: str) -> None:
    with pytest.raises(InvalidResponseError) as caught:
        scoring.check(choice_spec(kind, "a"), raw)
    assert caught.value.code == code


@given(subsets.filter(lambda raw: len(raw) < 2))
def test_an_opinion_is_never_scored(raw: list[str]) -> None:
    spec = {"kind": "opinion_scale", "points": 4, "options": options("a")}
    assert not scoring.is_scored(spec)
    assert (scoring.points(spec, raw), scoring.available(spec)) == (0, 0)
    assert scoring.critical_choices(spec, raw) == []
