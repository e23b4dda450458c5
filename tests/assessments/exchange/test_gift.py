"""GIFT as teachers write it."""

import contextlib
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from assessments.exchange.formats import FileError
from tests.assessments.exchange.reading import again, read_all, read_drafts, read_one, reason


def read(text: str) -> dict[str, Any]:
    return read_one("gift", text).spec


def said(parts: list[dict[str, Any]]) -> list[str]:
    return [part["text"]["en"] for part in parts]


def test_one_right_answer_among_wrong_ones_is_a_single_choice() -> None:
    spec = read("::Name::Which?{\n~wrong#No.\n=right#Yes.\n~other ####Because.}")
    assert (spec["kind"], said(spec["options"])) == ("single_choice", ["wrong", "right", "other"])
    assert spec["correct"] == ["option 2"]
    assert [option["feedback"]["en"] for option in spec["options"]] == ["No.", "Yes.", ""]
    assert spec["explanation"]["en"] == "Because."


@pytest.mark.parametrize(
    ("answers", "grading", "correct"),
    [
        ("~%50%a ~b ~%50%c", "partial", ["option 1", "option 3"]),
        ("~%33.33333%a ~%33.33%b ~%33.3%c ~d", "partial", [f"option {n}" for n in (1, 2, 3)]),
        ("~%50%a ~%-50%b ~%50%c", "partial_with_penalty", ["option 1", "option 3"]),
        ("~%100%a ~b", "partial", ["option 1"]),
    ],
)  # fmt: skip
def test_equal_weights_are_a_multiple_choice(
    answers: str, grading: str, correct: list[str]
) -> None:
    spec = read(f"Which?{{{answers}}}")
    assert (spec["kind"], spec["grading"]) == ("multiple_choice", grading)
    assert spec["correct"] == correct


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ("=a ~%50%b ~c", "partly_right"),
        ("=a ~%-50%b", "penalty"),
        ("=a =b ~c", "two_right_answers"),
        ("~a ~b", "no_right_answer"),
        ("~%70%a ~%30%b ~c", "unequal_weights"),
        ("~%50%a ~%50%b ~%-100%c", "penalty"),
        ("~%1000%a ~b", "no_right_answer"),
        ("=a ~", "no_option_text"),
        ("=a ~b ~c ~d ~e ~f ~g ~h ~i ~j ~k ~l ~m", "too_many_parts"),
        ("=Paris =%50%Lyon", "partly_right"),
        ("=Par*", "wildcard"),
        ("#1:0.5 =%50%1:2", "partly_right"),
        ("#=1 =2", "two_right_answers"),
        ("#many", "number"),
        ("=a -> 1 =b", "matching"),
        ("=a -> 1", "too_few_parts"),
    ],
)
def test_what_no_item_can_be_is_skipped_with_its_reason(answers: str, code: str) -> None:
    assert reason("gift", f"Which?{{{answers}}}") == code


@pytest.mark.parametrize(
    ("answers", "correct"), [("T", "true"), ("TRUE", "true"), ("F", "false"), ("FALSE", "false")]
)
def test_the_first_feedback_on_a_truth_is_said_to_who_is_wrong(answers: str, correct: str) -> None:
    spec = read(f"It is.{{{answers}#Wrong.#Right.}}")
    feedback = {option["id"]: option["feedback"]["en"] for option in spec["options"]}
    wrong = "false" if correct == "true" else "true"
    assert (spec["correct"], feedback) == ([correct], {correct: "Right.", wrong: "Wrong."})


def test_short_answers_are_alternatives_and_their_feedback_the_explanation() -> None:
    draft = read_one("gift", "Where?{=Paris#The capital. =%100%Lutetia =%0%Lyon#Further north.}")
    assert draft.spec["accepted"]["en"] == ["Paris", "Lutetia"]
    assert draft.spec["explanation"]["en"] == "The capital."
    assert {"feedback_moved", "feedback_left_out"} <= set(draft.remarks)


@pytest.mark.parametrize(
    ("answers", "value", "tolerance"),
    [
        ("#3", "3", "0"),
        ("#3:2", "3", "2"),
        ("#1..5", "3", "2"),
        ("#-1.5..0", "-0.75", "0.75"),
        ("#=%100%0,5:0,1#Yes.", "0.5", "0.1"),
        ("#3:2~#No.", "3", "2"),
        ("#1e3", "1000", "0"),
    ],
)
def test_numbers_have_a_value_and_a_tolerance(answers: str, value: str, tolerance: str) -> None:
    spec = read(f"How many?{{{answers}}}")
    assert (spec["kind"], spec["value"], spec["tolerance"]) == ("number", value, tolerance)


def test_pairs_may_share_an_option_and_an_option_may_fit_nothing() -> None:
    spec = read("Match.{=cat -> animal =oak -> plant =dog -> animal = -> stone}")
    assert said(spec["stems"]) == ["cat", "dog", "oak"]
    assert said(spec["options"]) == ["animal", "plant", "stone"]
    assert spec["correct"] == {"stem 1": "option 1", "stem 2": "option 1", "stem 3": "option 2"}


def test_text_after_the_answers_leaves_a_gap_in_the_question() -> None:
    assert read("It is {=far ~near} from here.")["prompt"]["en"] == "It is _____ from here."


def test_no_answers_are_an_essay_and_no_braces_a_text() -> None:
    assert [draft.spec["kind"] for draft in read_drafts("gift", "Why?{}\n\nRead this.")] == [
        "essay",
        "description",
    ]


def test_escapes_comments_categories_and_windows_lines() -> None:
    text = (
        "\ufeff// A comment with { in it\r\n$CATEGORY: tests/one\r\n::A\\:B::1 \\= 1 \\{\\}?\\nYes?"
        "{\r\n// another\r\n=\\~\\#\\\\\r\n~b}\r\n\r\n// nothing\r\n\r\nTwo?{=a ~b}\r\n"
    )
    first, second = read_drafts("gift", text)
    assert (first.name, first.place.line) == ("A:B", 3)
    assert first.spec["prompt"]["en"] == "1 = 1 {}?\nYes?"
    assert said(first.spec["options"]) == ["~#\\", "b"]
    assert second.place == (2, 10, "")


def test_a_format_in_brackets_holds_until_another_comes() -> None:
    spec = read("[html]<b>Which</b> &lt;p&gt;?{=<i>a</i> ~[plain]<i>b</i>}")
    assert spec["prompt"]["en"] == "Which <p>?"
    assert said(spec["options"]) == ["a", "<i>b</i>"]


def test_marked_languages_are_split() -> None:
    prompt = read("\\{mlang kk\\}Қайда?\\{mlang\\}\\{mlang ru\\}Где?\\{mlang\\}{=1 ~2}")["prompt"]
    assert prompt == {"kk": "Қайда?", "ru": "Где?", "en": ""}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("One?{=a ~b}\n\nTwo?{=a\n~b", 3, 5),
        ("One?\n=a}", 2, 3),
        ("One?{=a {b}}", 1, 9),
        ("::Name\nOne?{T}", 1, 1),
        ("<?xml version='1.0'?><quiz/>", 1, 1),
    ],
)
def test_a_broken_file_is_refused_with_line_and_column(text: str, line: int, column: int) -> None:
    with pytest.raises(FileError) as caught:
        read_all("gift", text)
    assert (caught.value.line, caught.value.column) == (line, column)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1251", "kz1048"])
def test_another_encoding_is_refused_with_its_place(encoding: str) -> None:
    with pytest.raises(FileError) as caught:
        read_all("gift", "\nГде?{=a ~b}".encode(encoding))
    assert caught.value.code == "not_utf8"


def test_a_second_group_of_answers_is_skipped() -> None:
    assert reason("gift", "It is {=far ~near} and {=here ~there}.") == "two_answers"


def test_an_item_that_would_read_as_another_kind_does_not_go_out() -> None:
    draft = read_one("gift", "Which sign?{=a}")
    draft.spec["accepted"]["en"] = ["a->b"]
    with translation.override("en"), pytest.raises(ValueError, match="read as something else"):
        again("gift", draft)


@given(st.text(st.sampled_from("{}=~#%:\\->[]T1.5 \n/a") | st.characters(codec="utf-8")))
def test_any_text_is_read_or_refused_by_name(text: str) -> None:
    with contextlib.suppress(FileError):
        read_all("gift", text)
