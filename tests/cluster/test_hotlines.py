"""On PostgreSQL: of two people who confirm at once, one does and the other is told."""

import threading

import pytest
from django.db import connections
from django.utils import timezone

from qalqan.accounts.models import User
from qalqan.common.enums import HotlineChangeKind
from qalqan.common.models import AuditRow, Hotline, HotlineChange, Source
from qalqan.common.services import hotlines
from tests.factories import UserFactory

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


def test_two_who_confirm_at_once_do_so_once(empty_chain: None) -> None:
    proposer, *confirmers = (UserFactory() for _number in range(5))
    source = Source.objects.create(
        key="race", short="race", title="race", kind="report", jurisdiction="kz"
    )
    line = Hotline(number="+7 700 123 45 67", kind="voice", source=source, operator_kk="Орталық")
    proposal = hotlines.propose(line, by=proposer)
    codes = confirm_at_once(proposal, confirmers)
    assert sorted(codes) == ["", "decided", "decided", "decided"]
    assert line.changes.filter(kind=HotlineChangeKind.CONFIRMED).count() == 1
    rows = AuditRow.objects.filter(subject=f"hotline:{line.pk}")
    assert [row.data["kind"] for row in rows.order_by("sequence")] == ["proposed", "confirmed"]


def confirm_at_once(proposal: HotlineChange, people: list[User]) -> list[str]:
    """What each got: "" or the code of the refusal."""
    start, codes = threading.Barrier(len(people)), list[str]()

    def work(person: User) -> None:
        start.wait()
        try:
            call = hotlines.Call(timezone.now(), "kk", "Орталық")
            hotlines.confirm(proposal, by=person, call=call)
            codes.append("")
        except hotlines.HotlineError as error:
            codes.append(error.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return codes
