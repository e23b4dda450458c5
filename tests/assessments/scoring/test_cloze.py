"""Cloze: blanks of several kinds, weighted by their points."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import scoring
from assessments.scoring import InvalidResponseError
from tests.assessments.scoring.samples import BLANKS, CLOZE, RIGHT


@given(st.sets(st.sampled_from(BLANKS)))
def test_each_blank_earns_by_its_points(answered: set[str]) -> None:
    raw = {blank: RIGHT["cloze"][blank] for blank in answered}
    worth = {"word": 1, "figure": 2, "pick": 3}
    assert scoring.share(CLOZE, raw) == sum(worth[blank] for blank in answered) / 6
    assert scoring.points(CLOZE, raw) == sum(worth[blank] for blank in answered) / 2


def test_a_wrong_blank_costs_only_itself() -> None:
    raw = {**RIGHT["cloze"], "figure": {"text": "nothing"}}
    assert scoring.share(CLOZE, raw) == pytest.approx(4 / 6)


def test_a_critical_option_in_a_blank_is_named() -> None:
    assert scoring.critical_choices(CLOZE, {"pick": ["d"], "word": {"text": "d"}}) == ["d"]
    assert scoring.critical_choices(CLOZE, RIGHT["cloze"]) == []


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ([], "malformed"),
        ({"other": []}, "unknown_blank"),
        ({"word": None}, "malformed"),
        ({"word": "shelter"}, "malformed"),
        ({"figure": {"text": "1" * 101}}, "too_long"),
        ({"pick": ["z"]}, "unknown_option"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_by_name(raw: Any, code: str) -> None:
    with pytest.raises(InvalidResponseError) as caught:
        scoring.check(CLOZE, raw)
    assert caught.value.code == code


def test_a_cloze_in_which_nothing_can_be_earned_gives_nothing() -> None:
    blanks = [{**blank, "points": 0} for blank in CLOZE["blanks"]]
    assert scoring.share(CLOZE | {"blanks": blanks}, RIGHT["cloze"]) == 0
