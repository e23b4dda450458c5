"""Number: figures as people write them, a tolerance, a unit."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import scoring
from assessments.scoring import InvalidResponseError
from assessments.scoring.number import read_quantity
from tests.assessments.scoring.samples import NUMBER

amounts = st.decimals(
    min_value=-(10**12), max_value=10**12, places=3, allow_nan=False, allow_infinity=False
)


def share(spec: dict[str, Any], text: str) -> float:
    return scoring.share(spec, {"text": text})


@given(amounts, st.sampled_from(" \u00a0\u202f\u2009"), st.sampled_from(",."), st.booleans())
def test_every_way_of_writing_a_number_is_read_back(
    amount: Decimal, space: str, separator: str, grouped: bool
) -> None:
    text = f"{amount:,}" if grouped else str(amount)
    text = text.replace(".", "|").replace(",", space).replace("|", separator)
    quantity = read_quantity(f"  {text.replace('-', '−')}{space}теңге")
    assert quantity is not None
    assert (quantity.value, quantity.unit) == (amount, "теңге")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1 234,5 теңге", "1234.5", "теңге"),
        ("+5", "5", ""),
        ("- 5", "-5", ""),
        ("–5", "-5", ""),
        ("30.", "30", ""),
        ("15%", "15", "%"),
        ("25 м²", "25", "м2"),
        ("0,50 тг.", "0.50", "тг"),
    ],
)
def test_signs_separators_and_units_are_read(text: str, value: str, unit: str) -> None:
    assert read_quantity(text) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text", ["", "жүз", ",5", "теңге 5", "five 5", "١٢", "NaN", "Infinity", "1²", "--5"]
)
def test_a_text_that_is_no_number_earns_nothing_and_is_no_error(text: str) -> None:
    spec = NUMBER | {"value": 12, "tolerance": 10**9}
    scoring.check(spec, {"text": text})
    assert share(spec, text) == 0


@pytest.mark.parametrize("text", ["1,234.5", "1234,5,0", "12 34", "1 2345", "1e3", "5 or 6"])
def test_what_can_be_read_in_two_ways_earns_nothing(text: str) -> None:
    assert share(NUMBER | {"tolerance": 10**9}, text) == 0


@given(amounts, st.decimals(0, 100, places=2), amounts)
def test_right_is_within_the_tolerance_and_its_edge(
    value: Decimal, tolerance: Decimal, other: Decimal
) -> None:
    spec = NUMBER | {"value": str(value), "tolerance": str(tolerance)}
    for given_value in (value + tolerance, value - tolerance, other):
        right = abs(given_value - value) <= tolerance
        assert share(spec, str(given_value)) == right
    assert share(spec, str(value + tolerance + Decimal("0.001"))) == 0


def test_a_value_kept_as_a_binary_fraction_is_taken_as_written() -> None:
    spec = NUMBER | {"value": 0.3, "tolerance": 0.1}
    assert (share(spec, "0,4"), share(spec, "0,2"), share(spec, "0,41")) == (1, 1, 0)


@pytest.mark.parametrize(
    ("text", "optional", "required"),
    [
        ("1234,5", 1, 0),
        ("1234,5 ТЕНГЕ", 1, 1),
        ("1234,5тг.", 1, 1),
        ("1234,5 tenge", 1, 1),
        ("1234,5 рубль", 0, 0),
    ],
)
def test_a_unit_must_be_one_of_the_items_and_be_there_where_required(
    text: str, optional: int, required: int
) -> None:
    assert share(NUMBER, text) == optional
    assert share(NUMBER | {"unit_required": True}, text) == required


def test_an_item_without_a_unit_reads_none() -> None:
    for spec in (NUMBER | {"unit": None}, {k: v for k, v in NUMBER.items() if k != "unit"}):
        assert (share(spec, "1234,5"), share(spec, "1234,5 теңге")) == (1, 0)


def test_a_text_that_is_too_long_is_refused() -> None:
    scoring.check(NUMBER, {"text": "1" * 100})
    with pytest.raises(InvalidResponseError) as caught:
        scoring.check(NUMBER, {"text": "1" * 101})
    assert caught.value.code == "too_long"
