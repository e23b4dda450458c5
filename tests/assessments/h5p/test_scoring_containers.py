"""A claimed score counts for no more than the answers earn."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.h5p.scoring import Marked, Verification, mark, parse_tree
from tests.assessments.h5p.contents import (
    BLANKS,
    DRAGGING,
    MULTI_CHOICE,
    QUESTION_SET,
    TRUE_FALSE,
    Data,
    blanks,
    held,
    multi_choice,
    question_set,
    statement,
    sub_id,
    tree,
    true_false,
)

THREE = question_set(
    held(0, MULTI_CHOICE, multi_choice("+-+")),
    held(1, TRUE_FALSE, true_false()),
    held(2, BLANKS, blanks("*act* *means*")),
)
RIGHT = ["0[,]2", "true", "act[,]means"]
MAXIMA = [2, 1, 2]
RESPONSES = [["0[,]2", "0", ""], ["true", "false", ""], ["act[,]means", "act[,]x", "[,]"]]
EARNED = [[2, 1, 0], [1, 0, 0], [2, 1, 0]]


def told(*responses: str, root: tuple[float, float] = (5, 5)) -> Data:
    """All claim to be right in full."""
    leaves = [
        statement(place=place, response=response, score=(MAXIMA[place], MAXIMA[place]))
        for place, response in enumerate(responses)
    ]
    return tree(statement(score=root), *leaves)


def marked(
    content: Data, reported: Data, *, library: str = QUESTION_SET, expected: float | None = None
) -> Marked:
    return mark(library, content, parse_tree(reported), expected_max=expected)


def points(result: Marked) -> tuple[float, float, str]:
    return result.raw, result.maximum, result.verification.value


def test_right_answers_are_verified() -> None:
    assert points(marked(THREE, told(*RIGHT))) == (5, 5, "verified")


def test_a_forged_score_gives_way_to_what_the_answers_earn() -> None:
    assert points(marked(THREE, told("1", "false", "x[,]y"))) == (0, 5, "verified")


@given(picks=st.tuples(*[st.integers(0, 2)] * 3), root=st.integers(0, 9000))
def test_no_claim_raises_what_is_earned(picks: tuple[int, ...], root: int) -> None:
    responses = [RESPONSES[place][pick] for place, pick in enumerate(picks)]
    earned = sum(EARNED[place][pick] for place, pick in enumerate(picks))
    result = marked(THREE, told(*responses, root=(root, 9000)), expected=5)
    assert (result.raw, result.maximum) == (earned, 5)


@given(
    reported=st.lists(
        st.tuples(st.integers(0, 5), st.text("012truefalsactmen[,]", max_size=9)), max_size=8
    ),
    claimed=st.integers(0, 10_000),
)
def test_no_report_earns_more_than_its_answers(
    reported: list[tuple[int, str]], claimed: int
) -> None:
    leaves = [
        statement(place=place, response=response, score=(claimed, claimed))
        for place, response in reported
    ]
    result = marked(THREE, tree(statement(score=(claimed, claimed)), *leaves))
    honest = marked(
        THREE,
        tree(
            statement(), *({**leaf, "result": {**leaf["result"], "score": None}} for leaf in leaves)
        ),
    )
    if leaves:
        assert (result.raw, result.maximum) == (honest.raw, 5)
    else:
        assert result.verification == Verification.UNVERIFIED


@pytest.mark.parametrize("kind", ["H5P.Column", "H5P.InteractiveBook", "H5P.CoursePresentation"])
def test_questions_are_found_however_deep_the_content_keeps_them(kind: str) -> None:
    column = {"content": [{"content": held(0, MULTI_CHOICE, multi_choice("+-"))}]}
    content = {
        "chapters": [held(8, "H5P.Column 1.18", column)],
        "slides": [{"elements": [{"action": held(1, TRUE_FALSE, true_false())}]}],
        "cover": held(9, "H5P.Image 1.1", {"alt": "a"}),
    }
    inner: Data = {"statement": statement(place=8, score=(1, 1))}
    inner["children"] = [{"statement": statement(place=0, response="0", score=(1, 1))}]
    reported = tree(statement(score=(2, 2)), statement(place=1, response="true", score=(1, 1)))
    reported["children"].append(inner)
    assert points(marked(content, reported, library=kind)) == (2, 2, "verified")


def with_dragging() -> Data:
    return question_set(held(0, TRUE_FALSE, true_false()), held(1, DRAGGING, {}))


def test_what_cannot_be_scored_again_keeps_its_claim_and_says_so() -> None:
    leaves = [statement(place=0, response="false", score=(1, 1)), statement(place=1, score=(3, 4))]
    assert points(marked(with_dragging(), tree(statement(score=(4, 5)), *leaves))) == (
        3,
        5,
        "partial",
    )


def test_a_claim_beyond_the_contents_maximum_does_not_make_up_for_lost_points() -> None:
    leaves = [
        statement(place=0, response="false", score=(1, 1)),
        statement(place=1, score=(9000, 9000)),
    ]
    result = marked(with_dragging(), tree(statement(score=(9001, 9001)), *leaves), expected=5)
    assert points(result) == (4, 5, "unverified")


def test_the_maximum_that_is_known_tells_that_nothing_was_kept_back() -> None:
    reported = tree(statement(score=(1, 1)), statement(place=0, response="true", score=(1, 1)))
    assert points(marked(with_dragging(), reported)) == (1, 1, "partial")
    assert points(marked(with_dragging(), reported, expected=1)) == (1, 1, "verified")
    assert points(marked(with_dragging(), reported, expected=5)) == (1, 5, "unverified")


def test_a_question_that_is_kept_back_earns_nothing() -> None:
    assert points(marked(THREE, told("0[,]2", root=(2, 2)))) == (2, 5, "verified")


def test_a_leaf_told_twice_counts_once_and_a_strange_one_not_at_all() -> None:
    right = statement(place=1, response="true", score=(1, 1))
    strange = statement(place=7, response="true", score=(100, 100))
    wrong = statement(place=0, response="1", score=(2, 2))
    result = marked(THREE, tree(statement(score=(5, 5)), right, right, strange, wrong))
    assert points(result) == (1, 5, "verified")
    assert [leaf.id for leaf in result.leaves] == [sub_id(0), sub_id(1), sub_id(2)]


@pytest.mark.parametrize(("places", "raw"), [([0, 1], 2), ([0], 1), ([2, 3], 0)])
def test_of_a_pool_as_many_questions_count_as_it_draws(places: list[int], raw: int) -> None:
    questions = [held(place, TRUE_FALSE, true_false()) for place in range(4)]
    leaves = [
        statement(place=place, response="true" if place < 2 else "false", score=(1, 1))
        for place in places
    ]
    content = question_set(*questions, poolSize=2)
    result = marked(content, tree(statement(score=(2, 2)), *leaves))
    assert points(result) == (raw, 2, "verified")


@pytest.mark.parametrize(
    "content",
    [
        question_set({"library": TRUE_FALSE, "params": true_false()}),
        question_set(held(0, TRUE_FALSE, true_false()), held(0, TRUE_FALSE, true_false())),
        question_set(),
    ],
)
def test_parts_that_cannot_be_told_apart_leave_the_claim_unverified(content: Data) -> None:
    reported = tree(statement(score=(9, 9)), statement(place=0, response="true", score=(1, 1)))
    assert points(marked(content, reported, expected=2)) == (2, 2, "unverified")


def test_a_report_without_parts_is_an_unverified_claim() -> None:
    assert points(marked(THREE, tree(statement(score=(5, 5))))) == (5, 5, "unverified")


def test_an_unknown_content_keeps_an_unverified_claim() -> None:
    reported = tree(statement(score=(3, 4)))
    assert points(marked({}, reported, library="H5P.Crossword 0.5")) == (3, 4, "unverified")
    assert points(marked({}, tree(statement()), library="H5P.Crossword 0.5")) == (
        0,
        0,
        "unverified",
    )


def test_a_single_question_needs_no_parts() -> None:
    reported = tree(statement(response="false", score=(1, 1)))
    assert points(marked(true_false(), reported, library=TRUE_FALSE)) == (0, 1, "verified")


def test_a_maximum_that_the_content_does_not_have_is_unverified() -> None:
    reported: Any = tree(statement(response="true", score=(10, 10)))
    assert points(marked(true_false(), reported, library=TRUE_FALSE)) == (1, 1, "unverified")
