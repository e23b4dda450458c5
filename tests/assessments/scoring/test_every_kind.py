"""What holds for every item kind, whatever is thrown at it."""

import contextlib
import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import scoring
from assessments.scoring import InvalidResponseError, NeedsTutorError
from tests.assessments.scoring.answers import ACCEPTED
from tests.assessments.scoring.samples import BLANKS, MARKED_HERE, OPTIONS, RIGHT, SPECS, STEMS

# Ids and keys that exist come up often, so that wrong values are met in right places too.
words = st.sampled_from(
    [*OPTIONS, *STEMS, *BLANKS, "text", "language", "kk", "path", "greet"]
) | st.text(st.characters(), max_size=8)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)
every_sample = pytest.mark.parametrize("name", sorted(SPECS))


def test_every_kind_has_a_sample() -> None:
    assert {spec["kind"] for spec in SPECS.values()} == set(scoring.KINDS)


@every_sample
@given(data=st.data())
def test_any_json_is_accepted_and_marked_or_refused_by_name(name: str, data: st.DataObject) -> None:
    spec, raw = SPECS[name], data.draw(json_values)
    with contextlib.suppress(InvalidResponseError, NeedsTutorError):
        scoring.check(spec, raw)
        assert isinstance(scoring.critical_choices(spec, raw), list)
        assert 0 <= scoring.share(spec, raw) <= 1


@every_sample
@given(data=st.data())
def test_an_accepted_answer_earns_a_share_of_the_points_and_always_the_same(
    name: str, data: st.DataObject
) -> None:
    spec, raw = copy.deepcopy(SPECS[name]), data.draw(ACCEPTED[name])
    scoring.check(spec, raw)
    if scoring.needs_tutor(spec):
        return
    share = scoring.share(spec, copy.deepcopy(raw))
    assert 0 <= share <= 1
    assert scoring.share(spec, raw) == share
    assert 0 <= scoring.points(spec, raw) <= spec["points"]
    assert spec == SPECS[name], "marking changes no spec"


@pytest.mark.parametrize("name", MARKED_HERE)
def test_the_right_answer_earns_all(name: str) -> None:
    scoring.check(SPECS[name], RIGHT[name])
    assert scoring.share(SPECS[name], RIGHT[name]) == 1
    assert scoring.points(SPECS[name], RIGHT[name]) == scoring.available(SPECS[name])


@every_sample
def test_no_answer_earns_nothing_and_is_not_critical(name: str) -> None:
    assert scoring.points(SPECS[name], None) == 0
    assert scoring.critical_choices(SPECS[name], None) == []


@pytest.mark.parametrize(
    ("name", "empty"),
    [
        ("single_choice", []),
        ("matching", {}),
        ("ordering", []),
        ("ordering pairs", []),
        ("short_text", {"text": ""}),
        ("number", {"text": " "}),
        ("cloze", {}),
        ("case", {"path": []}),
    ],
)
def test_an_answer_taken_back_is_accepted_and_earns_nothing(name: str, empty: Any) -> None:
    scoring.check(SPECS[name], empty)
    assert scoring.share(SPECS[name], empty) == 0


@pytest.mark.parametrize("name", ["short_text", "number", "essay"])
@pytest.mark.parametrize(
    "raw",
    [
        "text",
        {"text": None},
        {"language": "kk"},
        {"text": "a", "language": "tr"},
        {"text": "a", "language": ["kk"]},
        {"text": "a", "more": 1},
        {"text": "a\0"},
        {"text": "\ud800"},
    ],
)
def test_what_is_no_text_that_can_be_stored_is_malformed(name: str, raw: Any) -> None:
    with pytest.raises(InvalidResponseError) as caught:
        scoring.check(SPECS[name], raw)
    assert caught.value.code == "malformed"
