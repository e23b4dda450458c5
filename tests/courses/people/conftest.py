"""The demo academy and its manager."""

from typing import Any

import pytest


@pytest.fixture
def staff(signed_in: Any) -> Any:
    return signed_in("manager")
