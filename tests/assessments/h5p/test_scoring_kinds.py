"""What an answer earns, against small oracles that count in another way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.h5p.scoring import Score, score
from assessments.h5p.scoring.spelling import within
from tests.assessments.h5p.contents import (
    BLANKS,
    MULTI_CHOICE,
    TRUE_FALSE,
    blanks,
    multi_choice,
    true_false,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
WORDS = st.text("abcde", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("right", "behaviour", "response", "earned"),
    [
        ("+-+", {}, "0[,]2", (2, 2)),
        ("+-+", {}, "2[,]0", (2, 2)),
        ("+-+", {}, "0[,]1[,]2", (1, 2)),
        ("+-+", {}, "1", (0, 2)),
        ("+-+", {}, "", (0, 2)),
        ("+-+", {"singlePoint": True}, "0[,]2", (1, 1)),
        ("+-+", {"singlePoint": True}, "0", (0, 1)),
        ("+-+", {"singlePoint": True, "passPercentage": 50}, "0", (1, 1)),
        ("-+-", {}, "1", (1, 1)),
        ("-+-", {}, "0[,]1", (0, 1)),
        ("-+-", {"type": "multi"}, "0[,]1", (0, 1)),
        ("++-", {"type": "single"}, "1", (1, 1)),
        ("---", {}, "", (1, 1)),
        ("---", {}, "0", (0, 1)),
        ("---", {"singlePoint": True}, "", (1, 1)),
    ],
)
def test_a_choice_earns_what_the_player_gives(
    right: str, behaviour: dict[str, object], response: str, earned: tuple[int, int]
) -> None:
    assert score(MULTI_CHOICE, multi_choice(right, **behaviour), response) == Score(*earned)


@given(right=st.text("+-", min_size=1, max_size=8), data=st.data())
def test_a_choice_of_several_earns_rights_less_wrongs(right: str, data: st.DataObject) -> None:
    ticked = data.draw(st.permutations(range(len(right))).map(lambda order: order[: len(order)]))
    ticked = ticked[: data.draw(st.integers(0, len(right)))]
    balance = sum(1 if right[place] == "+" else -1 for place in ticked)
    nothing_right = "+" not in right
    wanted = 1 if nothing_right and not ticked else max(0, balance)
    params = multi_choice(right, type="multi")
    response = "[,]".join(map(str, ticked))
    assert score(MULTI_CHOICE, params, response) == (wanted, right.count("+") or 1)


@pytest.mark.parametrize("response", ["0[,]0[,]2", "0[,]7", "-1", "0,2", " 0", "０", "true", "[,]"])
def test_a_choice_that_nobody_can_make_earns_nothing(response: str) -> None:
    assert score(MULTI_CHOICE, multi_choice("+-+"), response) == (0, 2)


@pytest.mark.parametrize("key", ["true", "false"])
@pytest.mark.parametrize("response", ["true", "false", "", "True", "1"])
def test_true_or_false_is_one_point(key: str, response: str) -> None:
    assert score(TRUE_FALSE, true_false(key), response) == (response == key, 1)


@pytest.mark.parametrize(
    ("text", "response", "earned"),
    [
        ("<p>*Oslo* is in *Norway/Norge*.</p>", "Oslo[,]Norge", (2, 2)),
        ("<p>*Oslo* is in *Norway/Norge*.</p>", " Oslo [,]norge", (1, 2)),
        ("The act, the *means:How was it done?* and the purpose", "means", (1, 1)),
        ("*<strong>act</strong>*", "act", (1, 1)),
        ("*a &amp; b*", "a & b", (1, 1)),
        ("2 ** 3 and *one*", "one", (1, 1)),
        ("*alone", "", (0, 0)),
        ("*Oslo* and *Bergen*", "Oslo", (0, 2)),
        ("*Oslo* and *Bergen*", "Oslo[,]Bergen[,]Oslo", (0, 2)),
        ("*/maybe*", "", (1, 1)),
    ],
)
def test_each_blank_is_a_point(text: str, response: str, earned: tuple[int, int]) -> None:
    assert score(BLANKS, blanks(text), response) == earned


def test_blanks_are_counted_through_all_blocks_and_empty_blocks_are_none() -> None:
    assert score(BLANKS, blanks("*one*", "", "no blank", "*two*"), "one[,]two") == (2, 2)


@pytest.mark.parametrize(
    ("answer", "typed", "is_right"),
    [
        ("Құжат", "құжат", True),
        ("act", "akt", False),
        ("acts", "akts", True),
        ("identity", "idnetity", True),
        ("identity", "idnettiy", False),
        ("trafficking", "traficing", True),
        ("trafficking", "traficin", False),
    ],
)
def test_small_errors_are_accepted_in_longer_answers(
    answer: str, typed: str, is_right: bool
) -> None:
    params = blanks(f"*{answer}*", caseSensitive=False, acceptSpellingErrors=True)
    assert score(BLANKS, params, typed) == (is_right, 1)


@given(
    keys=st.lists(st.lists(WORDS, min_size=1, max_size=3), min_size=1, max_size=5),
    data=st.data(),
    cased=st.booleans(),
)
def test_blanks_earn_as_many_points_as_typed_words_are_accepted(
    keys: list[list[str]], data: st.DataObject, cased: bool
) -> None:
    typed = [data.draw(st.sampled_from([*key, key[0].upper(), "zz", ""])) for key in keys]
    text = "; ".join(f"*{'/'.join(key)}*" for key in keys)
    accepted = [
        word in key if cased else word.lower() in key for word, key in zip(typed, keys, strict=True)
    ]
    earned = score(BLANKS, blanks(text, caseSensitive=cased), "[,]".join(typed))
    assert earned == (sum(accepted), len(keys))


@given(one=st.text("abc", max_size=7), other=st.text("abc", max_size=7), most=st.integers(0, 2))
def test_slips_are_counted_as_optimal_string_alignment(one: str, other: str, most: int) -> None:
    assert within(most, one, other) == (distance(one, other) <= most)


def distance(one: str, other: str) -> int:
    """The same by the whole table, as in textbooks."""
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            differs = one[i - 1] != other[j - 1]
            ways = [table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + differs]
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
                ways.append(table[i - 2, j - 2] + 1)
            table[i, j] = min(ways)
    return table[len(one), len(other)]


@pytest.mark.parametrize(
    ("library", "params"),
    [
        ("H5P.Unknown 1.0", {}),
        (MULTI_CHOICE, {}),
        (MULTI_CHOICE, {"answers": [], "behaviour": {"singleAnswer": True}}),
        (TRUE_FALSE, {"correct": "maybe"}),
        (BLANKS, {"question": "*one*"}),
    ],
)
def test_what_is_not_known_cannot_be_scored(library: str, params: dict[str, object]) -> None:
    assert score(library, params, "") is None


@given(
    library=st.sampled_from([MULTI_CHOICE, TRUE_FALSE, BLANKS]),
    params=st.dictionaries(
        st.sampled_from(["answers", "behaviour", "questions", "correct", "text"]), JSON
    ),
    response=st.text(max_size=20),
)
def test_no_content_and_no_answer_breaks_scoring(
    library: str, params: dict[str, object], response: str
) -> None:
    earned = score(library, params, response)
    assert earned is None or 0 <= earned.raw <= earned.maximum


@given(
    params=st.sampled_from([multi_choice("+-+"), multi_choice("--"), blanks("*a* *b*")]),
    response=st.text("012ab[,]", max_size=12),
)
def test_no_answer_makes_a_known_content_unknown(params: dict[str, object], response: str) -> None:
    library = BLANKS if "questions" in params else MULTI_CHOICE
    assert score(library, params, response) is not None
