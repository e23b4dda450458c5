"""The demo academy and its manager."""

from typing import Any

import pytest

from courses.models import Academy


@pytest.fixture
def academy(db: None) -> Academy:
    return Academy.objects.get(code="karaganda")


@pytest.fixture
def staff(signed_in: Any) -> Any:
    return signed_in("manager")
