"""The code in the room: its own, of the moment, easily typed."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from courses.services.sessions import codes

MOMENTS = st.datetimes(
    min_value=datetime(2026, 1, 1), max_value=datetime(2040, 1, 1), timezones=st.just(UTC)
)
SECRETS = st.text(min_size=20, max_size=40)
LAST = timedelta(seconds=codes.SHOWN + codes.TAKEN_AFTER)


@given(SECRETS, MOMENTS, st.integers(min_value=0, max_value=codes.TAKEN_AFTER))
def test_a_code_is_good_until_two_minutes_after(
    secret: str, moment: datetime, seconds: int
) -> None:
    code = codes.code_at(secret, moment)
    assert codes.is_valid(secret, code, moment + timedelta(seconds=seconds))
    assert not codes.is_valid(secret, code, moment + LAST)
    assert not codes.is_valid(secret, code, moment - timedelta(seconds=codes.SHOWN))


@given(SECRETS, MOMENTS)
def test_the_room_shows_another_code_within_a_minute(secret: str, moment: datetime) -> None:
    later = moment + timedelta(minutes=1)
    assert codes.code_at(secret, moment) != codes.code_at(secret, later)


@given(SECRETS, SECRETS, MOMENTS)
def test_the_code_of_one_room_opens_no_other(one: str, other: str, moment: datetime) -> None:
    if one != other:
        assert not codes.is_valid(other, codes.code_at(one, moment), moment)


@given(SECRETS, MOMENTS)
def test_it_may_be_typed_with_dashes_blanks_and_small_letters(
    secret: str, moment: datetime
) -> None:
    code = codes.code_at(secret, moment)
    assert codes.is_valid(secret, f" {code[:4].lower()}-{code[4:]} ", moment)


@given(SECRETS, MOMENTS, st.text(max_size=20))
def test_what_is_no_code_is_refused_without_a_fault(
    secret: str, moment: datetime, typed: str
) -> None:
    assert not codes.is_valid(secret, f"{typed}0", moment)
