"""A block that stands wholly in another language says in which."""

from typing import Any

import pytest
from django.utils import translation

from qalqan.common.services.translations import fallback_language
from tests.common.translations.bodies import page_with

pytestmark = pytest.mark.django_db


def block(**languages: str) -> Any:
    texts = {"kk": "", "ru": "", "en": "", **languages}
    points = [{"type": "item", "id": "p1", "value": texts}]
    stored = {"type": "key_points", "id": "b1", "value": {"heading": texts, "points": points}}
    return page_with([stored]).body[0].value


@pytest.mark.parametrize(
    ("texts", "language", "shown"),
    [
        ({"ru": "Жертва"}, "kk", "ru"),
        ({"ru": "Жертва", "en": "Victim"}, "en", None),
        ({"en": "Victim"}, "ru", "en"),
        ({"kk": "Құрбан"}, "kk", None),
        ({}, "kk", None),
    ],
)
def test_the_language_in_which_a_block_falls_back_is_named(
    texts: dict[str, str], language: str, shown: str | None
) -> None:
    value = block(**texts)
    with translation.override(language):
        assert fallback_language(value) == shown


def test_a_block_with_one_text_in_the_readers_language_is_no_fallback() -> None:
    value = block(ru="Жертва")
    value["heading"]["kk"] = "Құрбан"
    assert fallback_language(value) is None
