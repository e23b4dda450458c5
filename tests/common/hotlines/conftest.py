"""Two stewards, a clock that is moved, and those who hear of changes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from qalqan.accounts.models import User
from qalqan.common.models import Hotline
from qalqan.common.signals import hotlines_changed
from tests.common.hotlines.lines import Clock


@pytest.fixture
def first(person: Callable[[str], User]) -> User:
    return person("steward")


@pytest.fixture
def second(person: Callable[[str], User]) -> User:
    return person("steward2")


@pytest.fixture
def days_pass(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Move the server's clock to so many days after the test began."""
    start = timezone.now()

    def move(days: int) -> None:
        monkeypatch.setattr(timezone, "now", lambda: start + timedelta(days=days))

    return move


@pytest.fixture
def heard() -> Any:
    """Those who show hotlines to the public, and what they were told."""
    told: list[Hotline] = []

    def hear(hotline: Hotline, **_given: Any) -> None:
        told.append(hotline)

    hotlines_changed.connect(hear)
    yield told
    hotlines_changed.disconnect(hear)
