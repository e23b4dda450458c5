"""What holds for a form of every kind of item, whatever is posted."""

import copy
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from assessments import scoring
from assessments.services import presenting
from assessments.services.presenting.kinds import KINDS
from tests.assessments.presenting.forms import posted
from tests.assessments.presenting.items import FORMS, ITEMS, Json
from tests.assessments.scoring.answers import ACCEPTED
from tests.assessments.scoring.samples import SPECS

NAMES = st.sampled_from(
    ["answer", "path[]", "answer-", *(name for form in FORMS.values() for name in form)]
)
FIELDS = st.dictionaries(NAMES, st.lists(st.text(max_size=20), max_size=3), max_size=5)
kinds = pytest.mark.parametrize("kind", sorted(ITEMS))


def page_of(spec: Json, raw: Any = None) -> str:
    item = presenting.shown_item(spec, raw=raw)
    return render_to_string(item.template, {"item": item, "prefix": "answer"})


def test_every_kind_that_can_be_marked_can_be_shown() -> None:
    assert set(KINDS) == set(scoring.KINDS) == set(ITEMS)


@kinds
def test_the_form_of_the_right_answer_earns_everything(kind: str) -> None:
    spec = ITEMS[kind]
    raw = presenting.raw_of(spec, posted(FORMS[kind]))
    scoring.check(spec, raw)
    assert presenting.is_complete(spec, raw)
    if scoring.is_scored(spec) and not scoring.needs_tutor(spec):
        assert scoring.share(spec, raw) == 1


@kinds
def test_an_empty_form_is_no_answer_and_no_error(kind: str) -> None:
    spec = ITEMS[kind]
    raw = presenting.raw_of(spec, posted({}))
    scoring.check(spec, raw)
    assert not scoring.is_answer(raw)


@kinds
@given(fields=FIELDS)
def test_whatever_is_posted_is_taken_or_refused_and_can_be_shown_again(
    kind: str, fields: dict[str, list[str]]
) -> None:
    spec = ITEMS[kind]
    raw = presenting.raw_of(spec, posted(fields))
    try:
        scoring.check(spec, raw)
    except scoring.InvalidResponseError:
        assert presenting.refusal(spec)
    page_of(spec, raw)


@kinds
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_form_and_the_marked_answer_are_in_the_readers_language(
    kind: str, language: str
) -> None:
    spec = ITEMS[kind]
    with translation.override(language):
        raw = presenting.raw_of(spec, posted(FORMS[kind]))
        page_of(spec, raw)
        item = presenting.marked_item(spec, raw, share=presenting.share_of(spec, raw))
    assert item.prompt.language == language
    assert all(words.text.language == language for words in item.given)


@kinds
def test_a_text_from_another_language_is_marked_with_it(kind: str) -> None:
    spec = _without_english(ITEMS[kind])
    with translation.override("en"):
        page = page_of(spec)
        prompt = presenting.shown_item(spec).prompt
    assert prompt.is_fallback
    if kind not in {"true_false", "short_text", "number"}:
        assert 'lang="ru"' in page


# True/false has no texts of its own, and the sample's options are letters.
@pytest.mark.parametrize("sample", sorted(set(SPECS) - {"true_false"}))
@given(data=st.data())
def test_every_accepted_answer_can_be_told_in_words(sample: str, data: st.DataObject) -> None:
    spec = copy.deepcopy(SPECS[sample]) | {"prompt": {}, "explanation": {}}
    for part in ("options", "stems", "rubric"):
        for one in spec.get(part, []):
            one.setdefault("text", {})
    for node in spec.get("nodes", {}).values():
        node["text"] = {}
        for choice in node["choices"]:
            choice["text"] = {}
    raw = data.draw(ACCEPTED[sample])
    item = presenting.marked_item(spec, raw, share=presenting.share_of(spec, raw))
    if scoring.critical_choices(spec, raw):
        assert any(words.critical for words in item.given)


def _without_english(part: Any) -> Any:
    if isinstance(part, dict):
        if set(part) == {"kk", "ru", "en"}:
            return {**part, "en": [] if isinstance(part["en"], list) else ""}
        return {name: _without_english(value) for name, value in part.items()}
    return [_without_english(one) for one in part] if isinstance(part, list) else part
