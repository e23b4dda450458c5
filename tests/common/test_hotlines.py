"""The hotline register stays true: two people for a number, one for its end, time for the rest."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from qalqan.accounts.models import User
from qalqan.common.enums import CallOutcome, HotlineChangeKind, HotlineDue, HotlineStatus
from qalqan.common.models import AuditRow, Hotline, HotlineChange, OutboxMessage
from qalqan.common.services import due, hotlines, outbox
from qalqan.common.services.hotlines import Call, HotlineError, Problem
from qalqan.common.signals import hotlines_changed
from tests.factories import SourceFactory

pytestmark = pytest.mark.django_db
Clock = Callable[[int], None]


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


def a_line(**fields: Any) -> Hotline:
    given = {"number": "+7 7172 12 34 56", "kind": "voice", "operator_kk": "Орталық"}
    return Hotline(**given | {"source": SourceFactory(in_force=True)} | fields)


def a_call(**given: Any) -> Call:
    answered = {"called_at": timezone.now(), "call_language": "kk", "answered_by": "Орталық"}
    return Call(**{**answered, **given})


def confirmed(by: User, then_by: User, **fields: Any) -> Hotline:
    return hotlines.confirm(hotlines.propose(a_line(**fields), by=by), by=then_by, call=a_call())


def shown() -> set[str]:
    return set(Hotline.objects.shown().values_list("number", flat=True))


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(HotlineError) as refused:
        act()
    return refused.value.code


def test_a_new_number_needs_a_second_person_and_a_call(
    first: User, second: User, heard: list[Hotline]
) -> None:
    proposal = hotlines.propose(a_line(), by=first)
    number = proposal.hotline.number
    assert number not in shown()
    assert heard == []
    assert code_of(lambda: hotlines.confirm(proposal, by=first, call=a_call())) == "same_person"
    unanswered = a_call(outcome=CallOutcome.NO_ANSWER)
    refused = code_of(lambda: hotlines.confirm(proposal, by=second, call=unanswered))
    assert refused == "not_answered"
    assert number not in shown()
    line = hotlines.confirm(proposal, by=second, call=a_call())
    assert number in shown()
    assert (line.checked_on, line.checked_by) == (timezone.localdate(), second)
    assert heard == [line]


def test_a_confirmed_proposal_is_decided_for_good(first: User, second: User) -> None:
    proposal = hotlines.propose(a_line(), by=first)
    hotlines.confirm(proposal, by=second, call=a_call())
    again = [
        lambda: hotlines.confirm(proposal, by=second, call=a_call()),
        lambda: hotlines.refuse(proposal, by=second, reason="no"),
    ]
    assert {code_of(act) for act in again} == {"decided"}


def test_the_old_number_is_shown_until_the_new_one_is_confirmed(
    first: User, second: User, heard: list[Hotline]
) -> None:
    line = confirmed(first, second)
    old = line.number
    line.number = "+7 7172 65 43 21"
    proposal = hotlines.propose(line, by=second)
    assert old in shown()
    assert line.number not in shown()
    assert len(heard) == 1
    hotlines.confirm(proposal, by=first, call=a_call())
    assert old not in shown()
    assert "+7 7172 65 43 21" in shown()


def test_a_withdrawn_line_is_gone_at_once_and_its_new_number_may_follow(
    first: User, second: User
) -> None:
    line = confirmed(first, second)
    line.number = "+7 7172 65 43 21"
    proposal = hotlines.propose(line, by=first)
    assert code_of(lambda: hotlines.withdraw(line, by=first, reason=" ")) == "no_reason"
    hotlines.withdraw(line, by=first, reason="A stranger answers")
    assert shown() == {"102", "111"}
    hotlines.confirm(proposal, by=second, call=a_call())
    assert "+7 7172 65 43 21" in shown()


def test_how_to_dial_from_abroad_is_a_number_too(first: User, second: User) -> None:
    line = confirmed(first, second)
    line.dialling_kk = "+7 7172 12 34 56"
    hotlines.propose(line, by=first)
    assert not Hotline.objects.get(pk=line.pk).dialling_kk


def test_a_refused_proposal_changes_nothing_and_makes_room(first: User, second: User) -> None:
    proposal = hotlines.propose(a_line(), by=first)
    line = Hotline.objects.get(pk=proposal.hotline_id)
    assert code_of(lambda: hotlines.propose(line, by=second)) == "already_proposed"
    hotlines.refuse(proposal, by=second, reason="Nobody answers")
    assert Hotline.objects.get(pk=line.pk).status == HotlineStatus.TO_VERIFY
    hotlines.propose(line, by=second)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [({"source": None}, Problem.NO_SOURCE), ({"operator_kk": ""}, Problem.NO_OPERATOR)],
)
def test_a_line_without_source_or_operator_is_not_confirmed(
    first: User, second: User, fields: dict[str, Any], problem: Problem
) -> None:
    proposal = hotlines.propose(a_line(**fields), by=first)
    assert code_of(lambda: hotlines.confirm(proposal, by=second, call=a_call())) == problem


def test_a_number_stands_in_the_register_once(first: User) -> None:
    assert code_of(lambda: hotlines.propose(a_line(number="111"), by=first)) == "number_taken"


@pytest.mark.parametrize(
    ("kind", "address"),
    [("voice", "call us"), ("text", "@line"), ("messenger", "@line"), ("email", "line.kz")],
)
def test_an_address_that_leads_nowhere_is_refused(first: User, kind: str, address: str) -> None:
    with pytest.raises(ValidationError):
        hotlines.propose(a_line(kind=kind, number=address), by=first)


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


def test_a_description_is_changed_by_one_and_kept_in_history(first: User, second: User) -> None:
    line = confirmed(first, second)
    fields = {"hours_ru": "С 9 до 18", "languages": ["kk", "uz"], "cost_en": ""}
    change = hotlines.describe(line, by=first, fields=fields)
    assert change is not None
    assert change.after == {"hours_ru": "С 9 до 18", "languages": ["kk", "uz"]}
    assert change.before == {"hours_ru": None, "languages": []}
    assert hotlines.describe(line, by=first, fields=fields) is None
    with pytest.raises(LookupError):
        hotlines.describe(line, by=first, fields={"number": "111"})


def test_the_life_of_a_line_under_a_moved_clock(
    first: User, second: User, days_pass: Clock, heard: list[Hotline]
) -> None:
    Hotline.objects.filter(number__in=["102", "111"]).delete()
    line = confirmed(first, second)
    days_pass(89)
    due.run()
    assert hotlines.due() == []
    days_pass(90)
    for _again in range(2):
        due.run()
    outbox.sweep()
    assert [(one.line, one.state) for one in hotlines.due()] == [(line, HotlineDue.REVIEW)]
    assert {to for one in mail.outbox for to in one.to} >= {first.email, second.email}
    assert len(mail.outbox) == hotlines.stewards().count()
    days_pass(150)
    assert [one.state for one in hotlines.due()] == [HotlineDue.SOON]
    days_pass(180)
    assert line.number in shown()
    days_pass(181)
    # Public pages drop it by the date alone, whether or not the chore has run.
    assert line.number not in shown()
    mail.outbox.clear()
    for _again in range(2):
        due.run()
    outbox.sweep()
    line.refresh_from_db()
    assert line.status == HotlineStatus.WITHDRAWN
    assert line.changes.first().kind == HotlineChangeKind.EXPIRED
    assert [one.state for one in hotlines.due()] == [HotlineDue.EXPIRED]
    assert len(mail.outbox) == hotlines.stewards().count()
    assert len(heard) == 2
    hotlines.confirm(hotlines.propose(line, by=second), by=first, call=a_call())
    assert line.number in shown()
    assert hotlines.due() == []


def test_an_emergency_line_stays_with_its_last_check_and_people_are_alerted(
    first: User, days_pass: Clock
) -> None:
    line = Hotline.objects.get(number="102")
    days_pass(200)
    for _again in range(2):
        due.run()
    outbox.sweep()
    assert "102" in shown()
    alerts = line.changes.filter(kind=HotlineChangeKind.ALERTED)
    told = alerts.get().after["people"]
    assert len(told) >= 2
    assert first.pk in told
    assert hotlines.due()[0].state == HotlineDue.EMERGENCY
    assert any("102" in one.subject for one in mail.outbox)
    hotlines.record_call(line, by=first, call=a_call())
    assert [one for one in hotlines.due() if one.line == line] == []


def test_without_mail_the_queue_and_history_tell_alone(days_pass: Clock, settings: Any) -> None:
    settings.EMAIL_URL = ""
    days_pass(200)
    due.run()
    assert not OutboxMessage.objects.filter(kind=hotlines.KIND).exists()
    assert [one.state for one in hotlines.due()] == [HotlineDue.EMERGENCY] * 2


def test_messages_and_audit_rows_hold_ids_alone(
    first: User, second: User, days_pass: Clock
) -> None:
    line = confirmed(first, second)
    days_pass(90)
    due.run()
    payload = OutboxMessage.objects.filter(kind=hotlines.KIND).latest("pk").payload
    assert payload.keys() == {"hotline", "person", "state"}
    rows = AuditRow.objects.filter(subject=f"hotline:{line.pk}").order_by("sequence")
    assert [(row.actor, row.data["kind"]) for row in rows] == [
        (first.pk, "proposed"),
        (second.pk, "confirmed"),
    ]


@pytest.mark.parametrize(
    "wrong", [{"decided_by": "proposer"}, {"outcome": "no_answer"}, {"called_at": None}]
)
def test_the_database_itself_asks_for_two_people_and_a_call(
    first: User, second: User, wrong: dict[str, Any]
) -> None:
    change = confirmed(first, second).changes.get()
    fields = {name: first if value == "proposer" else value for name, value in wrong.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        HotlineChange.objects.filter(pk=change.pk).update(**fields)


def test_erasing_a_steward_leaves_the_history_whole(first: User, second: User) -> None:
    line = confirmed(first, second)
    first.delete()
    second.delete()
    assert line.changes.get().kind == HotlineChangeKind.CONFIRMED
    assert line.number in shown()


def test_nobody_confirms_what_nobody_stands_for(first: User, second: User) -> None:
    proposal = hotlines.propose(a_line(), by=first)
    HotlineChange.objects.update(made_by=None)
    assert code_of(lambda: hotlines.confirm(proposal, by=second, call=a_call())) == "proposer_gone"
