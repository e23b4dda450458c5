"""Short text: alternatives in every language, and one typing error where allowed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import scoring
from assessments.scoring import InvalidResponseError
from assessments.scoring.typos import within_one_typo
from tests.assessments.scoring.samples import SHORT_TEXT

STRICT = SHORT_TEXT | {"one_typo": False}


def share(spec: dict[str, Any], text: str) -> float:
    return scoring.share(spec, {"text": text, "language": "kk"})


@pytest.mark.parametrize("text", ["баспана", " БАСПАНА. ", "приют", "Убежище", "shelter"])
def test_an_alternative_of_any_language_is_right(text: str) -> None:
    assert share(STRICT, text) == 1


@pytest.mark.parametrize("text", ["", "?", "баспан", "баспана приют"])
def test_anything_else_earns_nothing(text: str) -> None:
    assert share(STRICT, text) == 0


@pytest.mark.parametrize("text", ["баспна", "баспанаа", "баспона", "абспана", "пирют"])
def test_one_typing_error_is_forgiven_where_the_item_says_so(text: str) -> None:
    assert (share(SHORT_TEXT, text), share(STRICT, text)) == (1, 0)


@pytest.mark.parametrize("text", ["бспна", "баспанаға", "тюирп"])
def test_two_typing_errors_are_not_forgiven(text: str) -> None:
    assert share(SHORT_TEXT, text) == 0


@pytest.mark.parametrize(
    ("wanted", "given"), [("құл", "күл"), ("кепіл", "кепи"), ("128-бап", "126-бап")]
)
def test_short_words_and_figures_must_be_exact(wanted: str, given: str) -> None:
    assert share(SHORT_TEXT | {"accepted": {"kk": [wanted]}}, given) == 0


def test_a_figure_is_never_a_typing_error() -> None:
    spec = SHORT_TEXT | {"accepted": {"ru": ["статья 128"]}}
    assert (share(spec, "стаття 128"), share(spec, "статья 126")) == (1, 0)


def test_an_alternative_of_punctuation_alone_accepts_nothing() -> None:
    assert share(STRICT | {"accepted": {"kk": ["…"]}}, "?") == 0


def test_a_text_that_is_too_long_is_refused() -> None:
    scoring.check(STRICT, {"text": "a" * 500})
    with pytest.raises(InvalidResponseError) as caught:
        scoring.check(STRICT, {"text": "a" * 501})
    assert caught.value.code == "too_long"


def distance(one: str, other: str) -> int:
    """Damerau-Levenshtein (optimal string alignment) by the book, for comparison."""
    rows = [[max(i, j) for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            change = rows[i - 1][j - 1] + (one[i - 1] != other[j - 1])
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, change)
            if one[max(i - 2, 0) : i] == other[max(j - 2, 0) : j][::-1] and min(i, j) > 1:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(st.text("абв", max_size=6), st.text("абв", max_size=6))
def test_one_typo_is_damerau_levenshtein_distance_one(one: str, other: str) -> None:
    assert within_one_typo(one, other) == (distance(one, other) <= 1)
