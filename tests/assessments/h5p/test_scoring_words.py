"""Reports show what was asked, chosen and right, in words."""

from hypothesis import given
from hypothesis import strategies as st

from assessments.h5p.scoring import Words, in_words
from assessments.h5p.scoring.words import plain
from tests.assessments.h5p.contents import (
    BLANKS,
    MULTI_CHOICE,
    TRUE_FALSE,
    blanks,
    multi_choice,
    true_false,
)


def test_a_choice_is_told_by_its_options() -> None:
    assert in_words(MULTI_CHOICE, multi_choice("+-+"), "2[,]1") == Words(
        "Who can be a victim?", ("Option 1", "Option 2"), ("Option 0", "Option 2")
    )


def test_true_and_false_are_told_as_the_content_calls_them() -> None:
    words = in_words(TRUE_FALSE, true_false("false"), "true")
    assert words == Words("Consent excuses the trafficker.", ("Дұрыс",), ("Бұрыс",))


def test_a_text_with_blanks_shows_gaps_and_all_accepted_answers() -> None:
    params = blanks("<p>The *act/deed:What?*, the *means*</p>", "<p>and *purpose*.</p>")
    assert in_words(BLANKS, params, "deed[,][,]aim") == Words(
        "Fill in.\nThe ____, the ____\nand ____.",
        ("deed", "", "aim"),
        ("act / deed", "means", "purpose"),
    )


def test_no_answer_is_told_as_none() -> None:
    for library, params in [
        (MULTI_CHOICE, multi_choice("+-")),
        (TRUE_FALSE, true_false()),
        (BLANKS, blanks("*a* *b*")),
    ]:
        words = in_words(library, params, "")
        assert words is not None
        assert words.chosen == ()


def test_other_contents_have_no_words() -> None:
    assert in_words("H5P.DragQuestion 1.14", {}, "") is None
    assert in_words(BLANKS, {}, "") is None


def test_markup_leaves_words_apart_and_shows_no_tag() -> None:
    assert plain("<p>H<sub>2</sub>O</p><p>a &lt; b&nbsp;&amp; c</p>") == "H2O a < b & c"
    assert plain("<script>alert(1)</script>word") == "word"


@given(st.text())
def test_any_text_becomes_one_line(text: str) -> None:
    assert plain(text) == " ".join(plain(text).split())
