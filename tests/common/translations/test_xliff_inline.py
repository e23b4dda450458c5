"""Texts as words and codes: nothing is lost on the way to a translator and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qalqan.common.services.translations.xliff.codes import (
    Fault,
    faults,
    number,
    number_alike,
)
from qalqan.common.services.translations.xliff.inline import Inline, parse, render

WORDS = st.text("абвғ <>&\"'\n", max_size=8).map(lambda text: render([text], is_rich=True))
LINKS = WORDS.map('<a linktype="term" id="5">{}</a>'.format)
BOLD = st.one_of(WORDS, LINKS).map("<b>{}</b>".format)
AMOUNTS = st.just('<embed embedtype="amount" id="2"/>')
LINES = st.lists(st.one_of(WORDS, LINKS, BOLD, AMOUNTS, st.just("<br/>")), max_size=4).map("".join)
LISTS = st.lists(LINES.map("<li>{}</li>".format), min_size=1, max_size=3).map("".join)
RICH = st.lists(
    st.one_of(LINES.map("<p>{}</p>".format), LISTS.map("<ul>{}</ul>".format)), max_size=4
).map("".join)


@given(RICH)
def test_rich_text_comes_back_as_it_was(text: str) -> None:
    assert render(parse(text, is_rich=True), is_rich=True) == text


@given(st.text("абв[]1 <&\n", max_size=30))
def test_plain_text_with_blanks_comes_back_as_it_was(text: str) -> None:
    assert render(parse(text, is_rich=False), is_rich=False) == text


@given(RICH)
def test_a_translation_with_the_codes_of_its_source_has_no_fault(text: str) -> None:
    source, target = parse(text, is_rich=True), parse(text, is_rich=True)
    number(source)
    number_alike(target, source)
    assert faults(target, source) == []


def coded(source: str, target: str) -> tuple[list[Inline], list[Inline]]:
    ours, theirs = parse(source, is_rich=True), parse(target, is_rich=True)
    number(ours)
    number_alike(theirs, ours)
    return theirs, ours


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("<ul><li>бір</li></ul><p>екі <b>үш</b></p>", []),
        ("<ul><li>бір</li></ul><p><b>екі үш</b></p>", []),
        ("<ul><li>бір <b>үш</b></li></ul><p>екі</p>", []),
        ("<ul><li>бір</li></ul><p>екі үш</p>", [Fault.LOST]),
        ("<ul></ul><li>бір</li><p>екі <b>үш</b></p>", [Fault.MISPLACED]),
        ("<ul><b>үш</b><li>бір</li></ul><p>екі</p>", [Fault.MISPLACED]),
    ],
)
def test_codes_that_are_lost_or_misplaced_are_found(target: str, expected: list[Fault]) -> None:
    source = "<ul><li>один</li></ul><p>два <b>три</b></p>"
    assert [fault for fault, _code in faults(*coded(source, target))] == expected


def test_a_code_that_stands_twice_is_found() -> None:
    theirs, ours = coded("<p>один <b>два</b></p>", "<p><b>бір</b></p>")
    theirs[0].content.append(theirs[0].content[0])  # type: ignore[union-attr]
    assert [fault for fault, _code in faults(theirs, ours)] == [Fault.DOUBLED]


def test_what_a_translation_lacked_before_it_may_go_on_lacking() -> None:
    before, ours = coded("<p>один <b>два</b></p>", "<p>бір</p>")
    theirs, ours = coded("<p>один <b>два</b></p>", "<p>бір екі</p>")
    assert faults(theirs, ours, before=before) == []
