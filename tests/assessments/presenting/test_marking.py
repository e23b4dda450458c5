"""What a learner is told of an answer."""

from typing import Any

import pytest
from django.utils import translation

from assessments.services import presenting
from assessments.services.presenting import Mark, MarkedItem
from tests.assessments.presenting.items import (
    CASE,
    CLOZE,
    DESCRIPTION,
    ESSAY,
    ITEMS,
    MATCHING,
    MULTIPLE_CHOICE,
    OPINION_SCALE,
    ORDERING,
    SINGLE_CHOICE,
    Json,
)


def marked(spec: Json, raw: Any) -> MarkedItem:
    with translation.override("en"):
        return presenting.marked_item(spec, raw, share=presenting.share_of(spec, raw))


@pytest.mark.parametrize(
    ("raw", "mark", "earned"),
    [
        (["papers", "debt"], Mark.RIGHT, 2),
        (["papers"], Mark.PARTLY, 1),
        (["holiday"], Mark.WRONG, 0),
        ([], Mark.WRONG, 0),
        (None, Mark.WRONG, 0),
    ],
)
def test_a_share_of_the_points_is_called_partly_right(raw: Any, mark: Mark, earned: int) -> None:
    item = marked(MULTIPLE_CHOICE, raw)
    assert (item.mark, item.earned, item.points) == (mark, earned, 2)


def test_a_critical_answer_is_named_with_its_feedback() -> None:
    (critical,) = marked(SINGLE_CHOICE, ["return"]).critical
    assert critical.feedback is not None
    assert critical.feedback.text == "This harms the person."
    assert not marked(SINGLE_CHOICE, ["holiday"]).critical
    assert marked(CASE, {"path": ["shout"]}).critical


def test_an_essay_waits_until_a_tutor_has_marked_it() -> None:
    raw = {"text": "I would help."}
    assert marked(ESSAY, raw).mark is Mark.WAITING
    done = presenting.marked_item(ESSAY, raw, share=0.6, comment="Well seen.")
    assert (done.mark, done.earned, done.comment) == (Mark.PARTLY, 3, "Well seen.")
    assert marked(ESSAY, {"text": "  "}).mark is Mark.WRONG


@pytest.mark.parametrize("spec", [OPINION_SCALE, DESCRIPTION], ids=["opinion", "description"])
def test_what_is_not_scored_is_neither_right_nor_wrong(spec: Json) -> None:
    item = marked(spec, ["2"] if spec is OPINION_SCALE else [])
    assert (item.mark, item.earned, item.points, item.right) == (Mark.UNSCORED, 0, 0, [])


@pytest.mark.parametrize(
    ("spec", "raw", "told"),
    [
        (MATCHING, {"means": "tax"}, [("Means", "A tax")]),
        (ORDERING, ["talk", "safe", "refer", "file"], [("1", "Talk"), ("2", "Bring to safety")]),
        (CLOZE, {"2": {"text": "31"}, "3": ["stays"]}, [("Blank 2", "31"), ("Blank 3", "stays")]),
    ],
    ids=["matching", "ordering", "cloze"],
)
def test_an_answer_in_parts_says_what_each_part_answers(
    spec: Json, raw: Any, told: list[tuple[str, str]]
) -> None:
    given = [(str(words.label), words.text.text) for words in marked(spec, raw).given]
    assert given[: len(told)] == told


def test_the_right_answer_is_told_only_to_who_needs_it() -> None:
    assert marked(SINGLE_CHOICE, ["papers"]).right == []
    assert [words.text.text for words in marked(SINGLE_CHOICE, None).right] == [
        "The boss keeps the papers"
    ]


def test_a_tally_leaves_out_what_waits() -> None:
    items = [
        marked(ITEMS["essay"], {"text": "…"}),
        marked(MULTIPLE_CHOICE, ["papers"]),
        marked(OPINION_SCALE, ["1"]),
    ]
    tally = presenting.tally(items)
    assert (tally.earned, tally.points, tally.waiting) == (1, 2, 1)
