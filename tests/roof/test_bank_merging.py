"""An author's form of a question that is older than the draft overwrites nobody's translation."""

from typing import Any

import pytest

from assessments.models import Item
from qalqan.common.services import translations
from qalqan.common.services.translations import digest, save_translation
from tests.roof.test_bank_admin import ADD, edit, item_form, option

pytestmark = pytest.mark.django_db
OPTIONS = [option(1, "a", correct=True), option(2, "b")]


@pytest.fixture
def author(signed_in: Any) -> Any:
    client = signed_in("author")
    assert client.post(ADD, item_form("drafted", OPTIONS)).status_code == 302
    return client


def newest() -> Any:
    return translations.newest(Item.objects.get(key="drafted"))


def form(**changes: str) -> dict[str, Any]:
    """What the browser sends of the form as it is opened now, but for `changes`."""
    item = newest()
    sent = item_form("drafted", OPTIONS) | {"interaction-0-id": item.interaction[0].id}
    return sent | {"loaded_revision_id": str(item.latest_revision_id or "")} | changes


def translate(by: Any, text: str) -> None:
    """Somebody translates the question and its first option into Russian meanwhile."""
    found = translations.units(newest())
    keys = [unit.key for unit in found if unit.key == "prompt" or unit.key.endswith("01/text")]
    assert len(keys) == 2
    seen = {unit.key: digest(unit.texts["ru"]) for unit in found}
    values = dict.fromkeys(keys, text)
    item = Item.objects.get(key="drafted")
    save_translation(item, language="ru", values=values, based_on=seen, by=by)


def first_option() -> dict[str, str]:
    texts: dict[str, str] = newest().spec()["options"][0]["text"]
    return texts


def test_a_stale_form_keeps_a_translation_that_was_saved_meanwhile(
    author: Any, person: Any
) -> None:
    stale = form(prompt_kk="Енді не істейсіз?")
    translate(person("author"), "Перевод")
    assert author.post(edit(newest()), stale).status_code == 302
    assert (newest().prompt_kk, newest().prompt_ru) == ("Енді не істейсіз?", "Перевод")
    assert first_option() == {"kk": "a", "ru": "Перевод", "en": "a"}


def test_options_merge_text_by_text_where_both_changed_them(author: Any, person: Any) -> None:
    place = "interaction-0-value-options-0-value-text"
    stale = form(**{f"{place}-kk": "жаңа"})
    translate(person("author"), "Перевод")
    assert author.post(edit(newest()), stale).status_code == 302
    assert first_option() == {"kk": "жаңа", "ru": "Перевод", "en": "a"}


def test_where_both_changed_a_text_the_authors_stands(author: Any, person: Any) -> None:
    stale = form(prompt_ru="Что вы сделаете?")
    translate(person("author"), "Перевод")
    assert author.post(edit(newest()), stale).status_code == 302
    assert newest().prompt_ru == "Что вы сделаете?"


def test_the_first_draft_of_a_question_is_no_loss_to_a_form_opened_before_it(
    author: Any, person: Any
) -> None:
    item = Item.objects.get(key="drafted")
    Item.objects.update(latest_revision=None)
    item.revisions.all().delete()
    stale = form(prompt_kk="Енді не істейсіз?")
    assert stale["loaded_revision_id"] == ""
    translate(person("author"), "Перевод")
    assert author.post(edit(newest()), stale).status_code == 302
    assert (newest().prompt_kk, newest().prompt_ru) == ("Енді не істейсіз?", "Перевод")
