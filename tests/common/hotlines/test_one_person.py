"""What one steward may do alone: a check, a description, a withdrawal."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from qalqan.accounts.models import User
from qalqan.common.enums import CallOutcome, HotlineChangeKind, HotlineStatus
from qalqan.common.services import hotlines
from tests.common.hotlines.lines import a_call, code_of, confirmed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"called_at": timezone.now() + timedelta(days=2)}, "in_the_future"),
        ({"called_at": timezone.now() - timedelta(days=9)}, "too_old"),
        ({"answered_by": ""}, "unnamed_call"),
    ],
)
def test_a_call_that_proves_nothing_is_refused(given: dict[str, Any], problem: str) -> None:
    assert code_of(lambda: a_call(**given)) == problem


def test_a_check_counts_from_the_local_day_of_the_call(
    first: User, second: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = confirmed(first, second)
    evening = datetime.fromisoformat("2027-01-31T22:00:00+00:00")
    monkeypatch.setattr(timezone, "now", lambda: evening)
    hotlines.record_call(line, by=first, call=a_call(called_at=evening))
    line.refresh_from_db()
    assert line.checked_on.isoformat() == "2027-02-01"
    assert line.checked_by == first


def test_a_call_that_nobody_answers_is_kept_and_moves_nothing(first: User, second: User) -> None:
    line = confirmed(first, second)
    call = a_call(outcome=CallOutcome.NO_ANSWER, answered_by="")
    change = hotlines.record_call(line, by=first, call=call)
    line.refresh_from_db()
    assert (change.kind, line.checked_by) == (HotlineChangeKind.TRIED, second)


def test_a_line_that_is_not_public_comes_back_by_two_people_alone(
    first: User, second: User
) -> None:
    line = confirmed(first, second)
    hotlines.withdraw(line, by=first, reason="closed")
    refused = code_of(lambda: hotlines.record_call(line, by=second, call=a_call()))
    assert refused == "not_shown"


def test_a_line_that_somebody_else_answers_is_withdrawn_with_the_call(
    first: User, second: User
) -> None:
    line = confirmed(first, second)
    hotlines.record_call(line, by=first, call=a_call(outcome=CallOutcome.WRONG, note="A shop"))
    line.refresh_from_db()
    assert line.status == HotlineStatus.WITHDRAWN
    assert [change.kind for change in line.changes.all()[:2]] == [
        HotlineChangeKind.WITHDRAWN,
        HotlineChangeKind.TRIED,
    ]
    assert line.changes.first().reason == "A shop"


def test_a_description_of_a_public_line_waits_for_a_second_person_who_calls(
    first: User, second: User
) -> None:
    line = confirmed(first, second)
    fields = {"hours_ru": "Круглосуточно", "languages": ["uz"]}
    proposal = hotlines.describe(line, by=first, fields=fields)
    assert proposal is not None
    line.refresh_from_db()
    assert line.languages == []
    again = code_of(lambda: hotlines.describe(line, by=second, fields={"hours_ru": "Днём"}))
    assert again == "already_proposed"
    alone = code_of(lambda: hotlines.confirm(proposal, by=first, call=a_call()))
    assert alone == "same_person"
    hotlines.confirm(proposal, by=second, call=a_call())
    line.refresh_from_db()
    assert (line.languages, line.hours_ru) == (["uz"], "Круглосуточно")


def test_a_description_is_kept_in_history(first: User, second: User) -> None:
    line = confirmed(first, second)
    hotlines.withdraw(line, by=second, reason="closed")
    fields = {"hours_ru": "С 9 до 18", "languages": ["kk", "uz"], "cost_en": ""}
    change = hotlines.describe(line, by=first, fields=fields)
    assert change is not None
    assert change.after == {"hours_ru": "С 9 до 18", "languages": ["kk", "uz"]}
    assert change.before == {"hours_ru": None, "languages": []}
    assert hotlines.describe(line, by=first, fields=fields) is None
    with pytest.raises(LookupError):
        hotlines.describe(line, by=first, fields={"number": "111"})
