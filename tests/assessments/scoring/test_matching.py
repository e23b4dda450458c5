"""Matching: options for stems, some of them for several, some for none."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import scoring
from assessments.scoring import InvalidResponseError
from tests.assessments.scoring.answers import ACCEPTED
from tests.assessments.scoring.samples import SPECS

SPEC = SPECS["matching"]


@pytest.mark.parametrize(
    ("raw", "share"),
    [
        ({"p": "a", "q": "a", "r": "b"}, 1),
        ({"p": "a", "q": "a"}, 2 / 3),
        ({"p": "a", "q": "b", "r": "a"}, 1 / 3),
        ({"p": "d"}, 0),
    ],
)
def test_each_right_stem_earns_its_part(raw: dict[str, str], share: float) -> None:
    scoring.check(SPEC, raw)
    assert scoring.share(SPEC, raw) == share


@given(ACCEPTED["matching"], st.sampled_from("pqr"))
def test_putting_a_stem_right_never_costs(raw: dict[str, str], stem: str) -> None:
    better = {**raw, stem: SPEC["correct"][stem]}
    assert scoring.share(SPEC, better) >= scoring.share(SPEC, raw)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ([], "malformed"),
        ({"p": ["a"]}, "malformed"),
        ({"p": None}, "malformed"),
        ({"z": "a"}, "unknown_stem"),
        ({"p": "z"}, "unknown_option"),
        ({"p": ""}, "unknown_option"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_by_name(raw: Any, code: str) -> None:
    with pytest.raises(InvalidResponseError) as caught:
        scoring.check(SPEC, raw)
    assert caught.value.code == code
