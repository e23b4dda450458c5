"""Numbers and addresses of lines are found in any words; years, amounts, laws and ages are not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.services.lint.contacts import contacts_in

WORDS = st.text(alphabet="абвғқңөұүhello ,!?", max_size=30)


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text(alphabet="0123456789", min_size=count, max_size=count)


@st.composite
def phones(draw: st.DrawFn) -> str:
    """A number of a phone as people write it: country, code in or out of brackets, groups."""
    country = draw(st.sampled_from(["+7", "8", "+998", "+996"]))
    code, *groups = draw(digits(3)), draw(digits(3)), draw(digits(2)), draw(digits(2))
    bracketed = draw(st.sampled_from([code, f"({code})"]))
    return draw(st.sampled_from([" ", "-", "\u00a0", ""])).join([country, bracketed, *groups])


@given(before=WORDS, phone=phones(), after=WORDS)
def test_a_phone_is_found_wherever_it_stands(before: str, phone: str, after: str) -> None:
    found = " ".join(contacts_in(f"{before} {phone} {after}"))
    assert re.sub(r"\D", "", phone) in re.sub(r"\D", "", found)


@given(
    word=st.sampled_from(["Call", "Dial", "Позвоните по", "Наберите", "Желі нөмірі:", "Телефон –"]),
    number=st.from_regex(r"\A(?!19|20)\d{3,6}\Z"),
)
def test_a_short_number_is_found_beside_a_word_of_calling(word: str, number: str) -> None:
    assert contacts_in(f"{word} {number}.")


@given(
    year=st.integers(1900, 2098),
    amount=st.integers(1000, 10**9),
    age=st.integers(0, 120),
    law=st.integers(1, 999),
    count=st.integers(0, 999),
)
def test_years_amounts_laws_and_ages_are_no_contacts(
    year: int, amount: int, age: int, law: int, count: int
) -> None:
    grouped = f"{amount:,}"
    for text in (
        f"In {year} the state helped {count} people aged {age} and paid {grouped} tenge.",
        f"В {year}–{year + 1} годах помогли {count} людям, {grouped.replace(',', ' ')} тенге.",
        f"{year} жылғы № {law}-VIII заң, {amount} теңге, {age} жас, {count} адам.",
        f"Order No. {law} of {age % 28 + 1:02}.10.{year} under law number {law}/{count}.",
    ):
        assert contacts_in(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<a href="tel:111">қоңырау</a>', "tel:111"),
        ("https://wa.me/77010000000", "wa.me/77010000000"),
        ("t.me/some_line", "t.me/some_line"),
        ("Пишите @help_line", "@help_line"),
        ("help@line.example", "help@line.example"),
        ("111-ге қоңырау шалыңыз", "111-ге қоңырау"),
        ("74-25-28", "74-25-28"),
        ("102", "102"),
        ("the free hotline 116 16", "hotline 116 16"),
    ],
)
def test_what_a_line_is_reached_by_is_found(text: str, found: str) -> None:
    assert found in contacts_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Call when it is safe; 171 people did.",
        "Работайте не больше 40 часов, с 09.00–18.00.",
        "2024-10-22, 22.10.2024, 2012-2014",
        "Palermo 3(b)-(d), § 19, 18 жас, 24/7",
        "30 AEK = 129 750 теңге, 11 969 events, 1 400 000 children",
        "Желі 2023 жылдан бері жұмыс істейді.",
        '<a linktype="page" id="42">Read</a>',
        "https://adilet.zan.kz/kaz/docs/V2400035289",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert contacts_in(text) == []


def test_a_long_number_of_the_register_is_found_without_a_word_of_calling() -> None:
    assert contacts_in("Remember: 990 01!", known=["99001"]) == ["99001"]
    assert contacts_in("Remember: 99 001 events.", known=["99001"]) == []
    assert contacts_in("See HelpLine there", known=["helpline"]) == ["helpline"]
