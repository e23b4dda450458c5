"""The database keeps the two people’s rule, and a history without the erased."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from qalqan.accounts.models import User
from qalqan.common.enums import HotlineChangeKind
from qalqan.common.models import HotlineChange
from qalqan.common.services import hotlines
from tests.common.hotlines.lines import a_call, a_line, code_of, confirmed, shown

pytestmark = pytest.mark.django_db


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
