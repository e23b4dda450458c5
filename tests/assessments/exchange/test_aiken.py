"""Aiken as teachers write it."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.exchange.formats import FORMATS, FileError, SkipError
from tests.assessments.exchange.reading import read_all, read_drafts, read_one, reason


def test_points_and_brackets_blank_lines_and_several_lines_of_a_question() -> None:
    text = (
        "\ufeffWhat is\r\nit called?\r\nA. One\r\nB) Two\r\n\r\nANSWER: B\r\n"
        "\r\n\r\nWho?\r\nA)a\r\nB)b\r\nANSWER: A"
    )
    first, second = read_drafts("aiken", text)
    assert first.spec["prompt"]["en"] == "What is\nit called?"
    assert [option["text"]["en"] for option in first.spec["options"]] == ["One", "Two"]
    assert (first.spec["correct"], second.spec["correct"]) == (["option 2"], ["option 1"])
    assert second.place == (2, 9, "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Which?\nA. a\nB. b\nANSWER: C", "no_right_answer"),
        ("Which?\nA. a\nB. b\nANSWER: A, B", "no_right_answer"),
        ("Which?\nA. a\nANSWER: A", "too_few_parts"),
        ("Which?\nA. a\nB.\nANSWER: A", "no_option_text"),
    ],
)
def test_what_no_item_can_be_is_skipped_with_its_reason(text: str, code: str) -> None:
    assert reason("aiken", text) == code


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Which?\nA. a\nB. b", 1),
        ("One?\nA. a\nB. b\nANSWER: A\n\nTwo?\nA. a\n\nThree?\nA. a\nANSWER: A", 6),
        ("Which?\nANSWER: A", 2),
        ("Just a text.", 1),
    ],
)
def test_an_unfinished_question_refuses_the_file_with_its_line(text: str, line: int) -> None:
    with pytest.raises(FileError) as caught:
        read_all("aiken", text)
    assert (caught.value.code, caught.value.line) == ("unfinished", line)


@pytest.mark.parametrize("prompt", ["Which?\nANSWER: A", "Which?\nA. one"])
def test_a_text_that_would_read_as_an_answer_does_not_go_out(prompt: str) -> None:
    draft = read_one("aiken", "Which?\nA. a\nB. b\nANSWER: A")
    draft.spec["prompt"]["en"] = prompt
    with pytest.raises(SkipError) as caught:
        FORMATS["aiken"].write(draft, language="en")
    assert caught.value.code == "text_not_held"


@given(st.text(st.sampled_from("AB.) \nANSWER:x") | st.characters(codec="utf-8")))
def test_any_text_is_read_or_refused_by_name(text: str) -> None:
    with contextlib.suppress(FileError):
        read_all("aiken", text)
