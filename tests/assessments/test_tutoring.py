"""Essays wait for a tutor, who marks without names; a text that names people can be removed."""

import json
from typing import Any

import pytest

from assessments import services
from assessments.enums import AttemptState, Evidence
from assessments.models import Attempt, EssayMark, Response
from assessments.scoring import InvalidMarksError
from assessments.services.proof import prove
from qalqan.accounts.models import User
from qalqan.common.models import AuditRow
from tests.assessments.taking import answer, begin, finish, make_essay, refusal
from tests.factories import make_assessment, make_item

pytestmark = pytest.mark.django_db
TEXT = {"text": "Айгүлді емес, ешкімді атамаймын.", "language": "kk"}


@pytest.fixture
def tutor(person: Any) -> User:
    return person("tutor")


@pytest.fixture
def waiting(cadet: User) -> Attempt:
    paper = make_assessment("essay-paper", [make_item("one"), make_essay("essay")], "0.60")
    attempt = begin(paper, cadet)
    answer(attempt, 0, services.sheet(attempt).specs[0]["correct"])
    answer(attempt, 1, TEXT)
    return finish(attempt)


def mark(attempt: Attempt, tutor: User, facts: int, law: int, **changes: Any) -> Attempt:
    call = {"registrations": [attempt.registration], "comment": "", "tutor": tutor, **changes}
    return services.mark_essay(attempt.uuid, 1, marks={"facts": facts, "law": law}, **call)


def test_an_attempt_with_an_essay_waits_without_an_outcome(waiting: Attempt) -> None:
    assert waiting.state == AttemptState.AWAITING
    assert (waiting.score, waiting.passed) == (None, None)
    (essay,) = services.waiting_essays([waiting.registration])
    assert (essay.attempt, essay.slot, essay.blind) == (waiting, 1, True)


def test_an_essay_left_empty_waits_for_nobody(cadet: User) -> None:
    attempt = begin(make_assessment("essay-paper", [make_essay("essay")]), cadet)
    answer(attempt, 0, {"text": "  ", "language": "kk"})
    assert finish(attempt).state == AttemptState.FINISHED


def test_the_last_marks_settle_the_attempt(waiting: Attempt, tutor: User) -> None:
    marked = mark(waiting, tutor, facts=2, law=0)
    assert (marked.score, marked.maximum, marked.passed) == (3, 5, True)
    assert marked.evidence == Evidence.TUTOR
    assert services.waiting_essays([waiting.registration]) == []
    assert prove().broken == []


def test_marks_beyond_the_rubric_are_refused_and_nothing_is_kept(
    waiting: Attempt, tutor: User
) -> None:
    with pytest.raises(InvalidMarksError):
        mark(waiting, tutor, facts=9, law=0)
    assert EssayMark.objects.count() == 0


def test_a_changed_mark_needs_a_reason_and_is_audited_with_old_and_new(
    waiting: Attempt, tutor: User
) -> None:
    mark(waiting, tutor, facts=2, law=0)
    assert refusal(lambda: mark(waiting, tutor, facts=0, law=0)) == "reason_needed"
    again = mark(waiting, tutor, facts=0, law=0, reason="misread the last page")
    assert (again.score, again.passed) == (1, False)
    row = AuditRow.objects.get(action="outcome.changed")
    assert row.actor == tutor.pk
    assert (row.data["old"]["score"], row.data["score"]) == ("3.00", "1.00")
    assert row.data["why"] == "misread the last page"
    assert prove().broken == []


def test_nobody_marks_an_essay_of_ones_own(waiting: Attempt, cadet: User) -> None:
    assert refusal(lambda: mark(waiting, cadet, facts=3, law=1)) == "own_essay"


def test_essays_outside_of_the_tutors_registrations_are_not_found(
    waiting: Attempt, tutor: User
) -> None:
    assert refusal(lambda: mark(waiting, tutor, 1, 1, registrations=[])) == "not_found"
    assert services.waiting_essays([]) == []


def test_a_removed_text_is_gone_and_its_removal_is_on_record(waiting: Attempt, tutor: User) -> None:
    call = {"registrations": [waiting.registration], "by": tutor, "reason": "names a real person"}
    assert services.remove_text(waiting.uuid, 1, **call) == 1
    kept = json.dumps([*Response.objects.values_list("raw", flat=True)], ensure_ascii=False)
    rows = json.dumps([*AuditRow.objects.values_list("data", flat=True)], ensure_ascii=False)
    assert "Айгүл" not in kept + rows
    assert AuditRow.objects.get(action="text.removed").data["why"] == "names a real person"
    assert Attempt.objects.get(pk=waiting.pk).state == AttemptState.FINISHED
    assert prove().broken == []


def test_removing_the_text_of_a_marked_essay_keeps_its_marks(waiting: Attempt, tutor: User) -> None:
    mark(waiting, tutor, facts=3, law=1)
    call = {"registrations": [waiting.registration], "by": tutor, "reason": "names a real person"}
    services.remove_text(waiting.uuid, 1, **call)
    assert Attempt.objects.get(pk=waiting.pk).score == 5
    assert prove().broken == []


def test_a_removal_needs_a_reason(waiting: Attempt, tutor: User) -> None:
    call = {"registrations": [waiting.registration], "by": tutor, "reason": ""}
    assert refusal(lambda: services.remove_text(waiting.uuid, 1, **call)) == "reason_needed"
