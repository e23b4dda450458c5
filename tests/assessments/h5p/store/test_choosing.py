"""Authors find H5P content for a lesson by its title, and see in which language it speaks."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.blocks.package import CHOOSER
from assessments.models import H5PContent
from tests.assessments.h5p.packages import ECHO, echo
from tests.assessments.h5p.store.storing import saying, take

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def listed(client: Any, word: str = "") -> str:
    return str(client.get(reverse(f"{CHOOSER}:choose_results"), {"q": word}).content.decode())


def called(title: str) -> None:
    content = take(saying(title)).content
    H5PContent.objects.filter(pk=content.pk).update(title=title)


def test_it_is_found_by_a_part_of_its_title_in_small_and_great_letters(signed_in: Any) -> None:
    take(echo())
    called("Белгілерді табыңыз")
    called("Құжат кімде")
    author = signed_in("author")
    assert "Құжат кімде" in listed(author)
    for word in ("белгілер", "Табыңыз", "БЕЛГІЛЕР"):
        found = listed(author, word)
        assert ("Белгілерді табыңыз" in found, "Құжат кімде" in found) == (True, False)


def test_its_language_and_library_stand_beside_it(signed_in: Any) -> None:
    take(echo())
    assert f"{ECHO}.2" in listed(signed_in("author"))


def test_what_has_no_revision_cannot_be_chosen(signed_in: Any) -> None:
    H5PContent.objects.create(title="Half", language="kk")
    assert "Half" not in listed(signed_in("author"))


def test_a_longer_list_takes_no_more_statements(signed_in: Any) -> None:
    author, counts = signed_in("author"), []
    for number in range(1, 7):
        called(f"Жаттығу {number}")
        if number in (2, 6):
            listed(author)
            with CaptureQueriesContext(connection) as found:
                listed(author)
            counts.append(len(found))
    assert counts[0] == counts[1]
