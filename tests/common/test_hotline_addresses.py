"""Numbers and addresses of hotlines become links that lead where they say."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qalqan.common.formats.addresses import digits, is_address, link
from qalqan.common.formats.countries import country_name, is_country


@given(st.sampled_from(["voice", "text"]), st.text("0123456789+() -", min_size=2, max_size=20))
def test_a_number_that_is_taken_can_be_dialled(kind: str, number: str) -> None:
    if is_address(kind, number):
        assert re.fullmatch(r"(tel|sms):\+?\d+", link(kind, number))
        assert digits(number) in link(kind, number)


@given(st.sampled_from(["voice", "text", "messenger", "email"]), st.text(max_size=30))
def test_no_text_becomes_a_link_that_runs_a_script(kind: str, text: str) -> None:
    if is_address(kind, text):
        assert re.match(r"(tel:|sms:|mailto:|https://)", link(kind, text))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("voice", "111"),
        ("text", "+7 (7172) 12-34-56"),
        ("messenger", "https://t.me/line"),
        ("email", "line@example.kz"),
    ],
)
def test_usual_addresses_are_taken(kind: str, text: str) -> None:
    assert is_address(kind, text)


@pytest.mark.parametrize("text", ["http://t.me/x", "javascript:alert(1)", "@line"])
def test_a_messenger_needs_the_full_safe_address(text: str) -> None:
    assert not is_address("messenger", text)


def test_countries_have_names_in_the_readers_language() -> None:
    assert country_name("UZ", "kk") == "Өзбекстан"
    assert country_name("UZ", "ru") == "Узбекистан"


@pytest.mark.parametrize("code", ["kz", "ZZ", "1A", "KAZ", "", "419"])
def test_what_is_no_country_is_refused(code: str) -> None:
    assert not is_country(code)
