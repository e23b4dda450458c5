"""Blanks in Moodle's texts."""

from typing import Any

import pytest

from tests.assessments.exchange.reading import question, read_one, reason


def read(text: str) -> dict[str, Any]:
    return read_one("moodlexml", question("cloze", text=text)).spec


def test_blanks_of_every_kind_with_their_weights() -> None:
    spec = read(
        "<p>Read and fill in.</p><p>{:SHORTANSWER:=Paris~%100%Lutetia~*#No} has "
        "{2:NM:=2.1:0.1} million, on the "
        "{1:MCVS:Rhine#No \\#1\\~~=Seine &amp; &#39;co&#39;#Yes}.</p>"
    )
    assert spec["prompt"]["en"] == "Read and fill in."
    assert spec["text"]["en"] == "[[1]] has [[2]] million, on the [[3]]."
    word, figure, pick = spec["blanks"]
    assert (word["kind"], word["accepted"]["en"]) == ("short_text", ["Paris", "Lutetia"])
    assert (figure["points"], figure["value"], figure["tolerance"]) == (2, "2.1", "0.1")
    assert [option["text"]["en"] for option in pick["options"]] == ["Rhine", "Seine & 'co'"]
    assert pick["options"][0]["feedback"]["en"] == "No #1~"
    assert pick["correct"] == ["blank 3 option 2"]
    assert spec["points"] == 4


def test_a_text_that_begins_with_its_blank_gets_a_prompt() -> None:
    assert read("{1:SA:=a} is first.")["prompt"]["en"] == "Fill in the blanks."


def test_blanks_outside_the_languages_belong_to_each() -> None:
    span = '<span lang="{}" class="multilang">{}</span>'.format
    spec = read(f"{span('kk', 'Бұл')}{span('ru', 'Это')} {{1:SA:=a}}.")
    assert spec["text"] == {"kk": "Бұл [[1]].", "ru": "Это [[1]].", "en": ""}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{1:MULTIRESPONSE:=a~=b}", "blanks"),
        ("{0:SA:=a}", "blanks"),
        ("[[1]] {1:SA:=a}", "blanks"),
        ("{1:SA:=a~%50%b}", "partly_right"),
        ("{1:MC:=a~%50%b}", "partly_right"),
        ("{1:NM:=1~=2}", "two_right_answers"),
        ("{1:NM:=one}", "number"),
        ("{mlang kk}{1:SA:=a}{mlang}{mlang ru}{1:SA:=b}{mlang}", "blank_languages"),
        ("{1:SA:=a}" * 13, "too_many_parts"),
    ],
)
def test_what_no_blank_can_be_is_skipped_with_its_reason(text: str, code: str) -> None:
    assert reason("moodlexml", question("cloze", text=text)) == code
