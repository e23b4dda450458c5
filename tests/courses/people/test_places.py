"""Academies, departments, positions and regions are lists that an operator edits."""

from typing import Any

import pytest

from courses.models import Department, Position
from qalqan.common.models import Region

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["courses/academy", "courses/department", "courses/position", "common/region"]
)
def test_places_are_edited_in_three_languages(signed_in: Any, address: str) -> None:
    page = signed_in("admin").get(f"/cms/snippets/{address}/add/")
    assert all(f'name="name_{code}"' in page.content.decode() for code in ("kk", "ru", "en"))


def test_the_starter_lists_are_there() -> None:
    assert Region.objects.count() == 20
    assert Department.objects.filter(academy__code="karaganda").count() == 7
    assert Position.objects.filter(audience__code="judges").count() == 4
    assert not Position.objects.filter(audience=None).exists()
