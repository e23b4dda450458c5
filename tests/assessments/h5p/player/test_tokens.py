"""A token opens one revision, on its day and the next."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.signing import BadSignature, SignatureExpired
from django.utils import timezone

from assessments.h5p.services import tokens

EVENING = datetime(2026, 3, 1, 23, 50, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def at(monkeypatch: Any) -> Any:
    def move(days: int) -> None:
        now = EVENING + timedelta(days=days)
        monkeypatch.setattr(timezone, "now", lambda: now)

    move(0)
    return move


def test_a_day_has_one_token_and_a_revision_its_own(at: Any) -> None:
    assert tokens.token_for(7) == tokens.token_for(7)
    assert len({tokens.token_for(number) for number in range(20)}) == 20
    assert tokens.revision_of(tokens.token_for(7)) == 7


def test_a_page_opened_before_midnight_goes_on(at: Any) -> None:
    token = tokens.token_for(7)
    at(1)
    assert tokens.revision_of(token) == 7
    assert tokens.token_for(7) != token
    at(2)
    with pytest.raises(SignatureExpired):
        tokens.revision_of(token)


def test_a_token_of_a_day_to_come_is_none(at: Any) -> None:
    at(1)
    token = tokens.token_for(7)
    at(0)
    with pytest.raises(SignatureExpired):
        tokens.revision_of(token)


@pytest.mark.parametrize("change", [lambda t: t[1:], lambda t: "8" + t[1:], lambda t: ""])
def test_what_was_changed_opens_nothing(at: Any, change: Any) -> None:
    with pytest.raises(BadSignature):
        tokens.revision_of(change(tokens.token_for(7)))
