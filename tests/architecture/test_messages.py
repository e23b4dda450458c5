"""Every string that a learner or visitor sees exists in Kazakh and Russian."""

import re

import pytest
from babel.messages.pofile import read_po

from qalqan.services import messages

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_nothing_is_left_to_translate(language: str) -> None:
    assert messages.untranslated(language) == []


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_translations_keep_their_placeholders(language: str) -> None:
    with messages.catalogue_path(language).open("rb") as stream:
        catalogue = read_po(stream, locale=language)
    lost = [
        message.id
        for message in catalogue
        if message.id and isinstance(message.id, str)
        if set(PLACEHOLDER.findall(message.id)) != set(PLACEHOLDER.findall(str(message.string)))
    ]
    assert lost == []
