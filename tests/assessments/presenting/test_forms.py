"""What a learner finds in the form of each kind."""

from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from assessments import scoring
from assessments.services import presenting
from assessments.services.presenting import Answered
from tests.assessments.presenting.forms import posted
from tests.assessments.presenting.items import (
    CASE,
    CLOZE,
    ESSAY,
    MATCHING,
    NUMBER,
    ORDERING,
    SHORT_TEXT,
    SINGLE_CHOICE,
)

ORDER = ["safe", "talk", "refer", "file"]


def ids(parts: list[Any]) -> list[str]:
    return [part.id for part in parts]


def test_options_stand_as_planned_and_the_chosen_one_is_ticked() -> None:
    plan = {"options": ["return", "holiday", "debt", "papers"]}
    shown = presenting.shown_item(SINGLE_CHOICE, raw=["debt"], plan=plan).parts
    assert ids(shown.options) == plan["options"]
    assert [option.id for option in shown.options if option.checked] == ["debt"]


def test_matching_offers_every_option_beside_each_stem_as_planned() -> None:
    plan = {"stems": ["means", "act"], "options": ["tax", "deceit", "recruiting"]}
    stems = presenting.shown_item(MATCHING, raw={"act": "tax"}, plan=plan).parts
    assert ids(stems) == plan["stems"]
    assert [ids(stem.options) for stem in stems] == [plan["options"]] * 2
    assert [option.checked for option in stems[1].options] == [True, False, False]


def test_matching_with_a_line_left_out_is_half_an_answer() -> None:
    raw = presenting.raw_of(MATCHING, posted({"answer-act": "tax", "answer-means": ""}))
    assert raw == {"act": "tax"}
    assert presenting.answered(MATCHING, raw) is Answered.PARTLY


@pytest.mark.parametrize(
    "places",
    [["1", "1", "2", "3"], ["1", "2", "3", ""], ["0", "1", "2", "3"], ["a", "b", "c", "d"]],
    ids=["twice", "one missing", "from nought", "letters"],
)
def test_places_that_are_no_order_are_refused_and_shown_again(places: list[str]) -> None:
    form = {f"answer-{name}": place for name, place in zip(ORDER, places, strict=True)}
    raw = presenting.raw_of(ORDERING, posted(form))
    with pytest.raises(scoring.InvalidResponseError):
        scoring.check(ORDERING, raw)
    lines = presenting.shown_item(ORDERING, raw=raw).parts.lines if isinstance(raw, dict) else []
    assert all(line.place == form[f"answer-{line.id}"] for line in lines)


@given(order=st.permutations(ORDER))
def test_an_order_comes_back_as_the_learner_gave_it(order: list[str]) -> None:
    form = posted({f"answer-{name}": str(place) for place, name in enumerate(order, start=1)})
    raw = presenting.raw_of(ORDERING, form)
    lines = presenting.shown_item(ORDERING, raw=raw, plan={"options": ORDER}).parts.lines
    assert [(line.id, line.place) for line in lines] == list(zip(order, "1234", strict=True))


def test_an_order_is_never_shown_ready_made() -> None:
    for plan in ({}, {"options": ORDER}):
        assert ids(presenting.shown_item(ORDERING, plan=plan).parts.lines) != ORDER


def test_a_typed_answer_keeps_its_words_and_its_language() -> None:
    with translation.override("ru"):
        raw = presenting.raw_of(ESSAY, posted({"answer": "раз\r\nдва"}))
    assert raw == {"text": "раз\nдва", "language": "ru"}
    words = presenting.marked_item(ESSAY, raw, share=None).given[0]
    assert (words.text.language, words.text.is_fallback) == ("ru", True)


def test_a_number_says_in_what_it_is_counted() -> None:
    with translation.override("en"):
        assert "days" in presenting.shown_item(NUMBER).hint
        needed = presenting.shown_item({**NUMBER, "unit_required": True})
        plain = presenting.shown_item({**NUMBER, "unit": {"kk": [], "ru": [], "en": []}})
    assert needed.parts.input_mode == "text"
    assert plain.parts.input_mode == "decimal"
    assert "days" not in plain.hint


def test_right_words_fall_back_to_a_language_that_has_some() -> None:
    spec = {**SHORT_TEXT, "accepted": {"kk": [], "ru": ["приют"], "en": ["shelter"]}}
    item = presenting.marked_item(spec, None, share=0)
    assert [words.text.text for words in item.right] == ["приют"]


def test_a_cloze_is_a_running_text_with_numbered_blanks() -> None:
    with translation.override("en"):
        pieces = presenting.shown_item(CLOZE, raw={"2": {"text": "30"}}).parts
    assert [piece.blank.number if piece.blank else piece.text.text for piece in pieces] == [
        "A victim is given ",
        1,
        ".\nThere are ",
        2,
        " days to reflect, and liability ",
        3,
        ".",
    ]
    assert pieces[3].blank.field.value == "30"


def test_a_case_shows_the_talk_so_far_and_the_present_choices() -> None:
    with translation.override("en"):
        item = presenting.shown_item(CASE, raw={"path": ["greet"]})
    (step,) = item.parts.steps
    assert (step.choice.text, step.consequence.text) == ("Say who I am", "She looks at you.")
    assert item.parts.situation.text == "She does not understand Kazakh."
    assert ids(item.parts.options) == ["interpreter"]
    assert item.parts.path == ["greet"]
    assert not item.ended


def test_a_case_that_has_ended_offers_nothing_more() -> None:
    item = presenting.shown_item(CASE, raw={"path": ["shout"]})
    assert item.ended
    assert (item.parts.situation, item.parts.options) == (None, [])


@pytest.mark.parametrize(
    ("path", "answered"),
    [([], Answered.NOT), (["greet"], Answered.PARTLY), (["shout"], Answered.FULLY)],
)
def test_a_case_is_answered_when_it_has_ended(path: list[str], answered: Answered) -> None:
    assert presenting.answered(CASE, {"path": path}) is answered
