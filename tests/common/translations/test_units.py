"""Every text has a key that no language and no move changes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.models import Item
from courses.models import LessonPage
from qalqan.common.languages import LANGUAGES
from qalqan.common.services.translations import set_texts, units
from tests.common.translations.bodies import BODIES, WORDS, page_with

pytestmark = pytest.mark.django_db


def test_a_lesson_has_its_plain_fields_and_every_text_of_its_body() -> None:
    found = units(LessonPage.objects.get(slug="what-trafficking-is"))
    assert [unit.key for unit in found[:2]] == ["heading", "summary"]
    assert found[0].max_length == 200
    assert all(unit.key.startswith("body/") for unit in found[2:])
    assert any(unit.is_rich for unit in found)
    assert all(unit.label for unit in found)


def test_a_question_has_its_prompt_and_every_option() -> None:
    item = Item.objects.get(key="adult-consent")
    spec, found = item.spec(), units(item)
    shown = {unit.texts["kk"] for unit in found}
    assert spec["prompt"]["kk"] in shown
    assert {option["text"]["kk"] for option in spec["options"]} <= shown


@given(BODIES)
def test_each_key_stands_for_one_text(body: list[Any]) -> None:
    keys = [unit.key for unit in units(page_with(body))]
    assert len(keys) == len(set(keys))


@given(BODIES, st.randoms(use_true_random=False))
def test_a_text_keeps_its_key_where_its_block_moves(body: list[Any], random: Any) -> None:
    before = {unit.key: unit.texts for unit in units(page_with(body))}
    random.shuffle(body)
    assert {unit.key: unit.texts for unit in units(page_with(body))} == before


@given(BODIES, st.sampled_from(LANGUAGES), st.data())
def test_writing_one_language_leaves_the_others_alone(
    body: list[Any], language: str, data: st.DataObject
) -> None:
    page = page_with(body, heading_kk="Тақырып", heading_ru="Заголовок")
    before = {unit.key: unit.texts for unit in units(page)}
    keys = data.draw(st.lists(st.sampled_from(sorted(before)), unique=True))
    texts = {key: data.draw(WORDS) for key in keys}
    set_texts(page, language, {**texts, "no/such/text": "lost"})
    for unit in units(page):
        wanted = texts.get(unit.key, before[unit.key][language])
        assert unit.texts == {**before[unit.key], language: wanted}
