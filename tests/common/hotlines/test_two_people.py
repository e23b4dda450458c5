"""What leads to somebody is public when a second person has called it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from qalqan.accounts.models import User
from qalqan.common.enums import CallOutcome, HotlineStatus
from qalqan.common.models import Hotline
from qalqan.common.services import hotlines
from qalqan.common.services.hotlines import Problem
from tests.common.hotlines.lines import a_call, a_line, code_of, confirmed, shown

pytestmark = pytest.mark.django_db


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
