"""The server's clock alone decides; what comes late is kept, and a stated grace rules on it."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.enums import AttemptState
from assessments.models import Assessment, Attempt, Response
from assessments.services import counts, finish_overdue, sheet
from assessments.services.proof import prove
from qalqan.accounts.models import User
from tests.assessments.taking import (
    answer,
    answer_right,
    begin,
    finish,
    make_case,
    refusal,
)
from tests.factories import make_assessment, make_item

pytestmark = pytest.mark.django_db
GRACE = timedelta(seconds=Assessment.GRACE_SECONDS)


@pytest.fixture
def attempt(cadet: User) -> Attempt:
    return begin(make_assessment("paper", [make_item("one")], time_limit=10), cadet)


def let_pass(attempt: Attempt, over: timedelta) -> Attempt:
    """Move the attempt's time so that its deadline was `over` ago."""
    Attempt.objects.filter(pk=attempt.pk).update(deadline=timezone.now() - over)
    return Attempt.objects.get(pk=attempt.pk)


def right(attempt: Attempt) -> list[str]:
    return sheet(attempt).specs[0]["correct"]


def test_within_the_grace_an_answer_is_late_and_counts(attempt: Attempt) -> None:
    attempt = let_pass(attempt, GRACE / 2)
    stored = answer(attempt, 0, right(attempt))
    assert (stored.late, counts(stored)) == (True, True)
    assert finish(attempt).passed


def test_after_the_grace_an_answer_is_kept_and_does_not_count(attempt: Attempt) -> None:
    attempt = let_pass(attempt, GRACE * 2)
    stored = answer(attempt, 0, right(attempt))
    assert (stored.late, counts(stored)) == (True, False)
    assert not finish(attempt).passed
    assert Response.objects.filter(attempt=attempt).count() == 1
    assert prove().broken == []


def test_a_late_change_does_not_take_the_timely_answer_away(attempt: Attempt) -> None:
    answer(attempt, 0, right(attempt))
    attempt = let_pass(attempt, GRACE * 2)
    Response.objects.update(received_at=attempt.deadline)
    answer(attempt, 0, [])
    assert finish(attempt).passed


def test_what_arrives_after_an_overdue_attempt_was_closed_is_kept_and_changes_nothing(
    attempt: Attempt,
) -> None:
    attempt = let_pass(attempt, GRACE * 2)
    assert finish_overdue() == 1
    closed = Attempt.objects.get(pk=attempt.pk)
    answer(attempt, 0, right(attempt))
    again = Attempt.objects.get(pk=attempt.pk)
    assert (
        (again.score, again.finished_at)
        == (closed.score, closed.finished_at)
        == (0, closed.finished_at)
    )
    assert again.responses.filter(late=True).count() == 1
    assert prove().broken == []


def test_nobody_fills_the_disk_with_late_answers(attempt: Attempt) -> None:
    attempt = let_pass(attempt, GRACE * 2)
    Response.objects.bulk_create(
        Response(
            attempt=attempt,
            slot=0,
            uuid=(name := uuid.uuid4()),
            form=name,
            sequence=1,
            raw=[],
            language="kk",
            late=True,
        )
        for _row in range(200)
    )
    assert refusal(lambda: answer(attempt, 0, right(attempt))) == "too_many"


def test_overdue_attempts_are_closed_and_the_others_stay_open(
    attempt: Attempt, cadet: User
) -> None:
    in_time = begin(attempt.assessment, cadet)
    answer_right(attempt)
    let_pass(attempt, GRACE * 2)
    Response.objects.update(received_at=timezone.now() - GRACE * 3)
    assert finish_overdue() == 1
    assert finish_overdue() == 0
    assert Attempt.objects.get(pk=attempt.pk).passed
    assert Attempt.objects.get(pk=in_time.pk).state == AttemptState.OPEN


def test_within_the_grace_nobody_closes_an_attempt(attempt: Attempt) -> None:
    let_pass(attempt, GRACE / 2)
    assert finish_overdue() == 0


def test_the_grace_is_for_what_was_on_its_way_not_for_a_second_look(attempt: Attempt) -> None:
    answer(attempt, 0, [])
    finish(attempt)
    late = let_pass(attempt, GRACE / 2)
    assert refusal(lambda: answer(late, 0, right(attempt))) == "finished"
    assert not Attempt.objects.get(pk=attempt.pk).passed
    assert Response.objects.count() == 1


def test_within_the_grace_an_answer_whose_feedback_was_shown_stays(cadet: User) -> None:
    paper = make_assessment("paper", [make_item("one")], time_limit=10, feedback="at_once")
    attempt = begin(paper, cadet)
    wrong = [option for option in attempt.plan[0]["options"] if option not in right(attempt)]
    answer(attempt, 0, wrong[:1])
    attempt = let_pass(attempt, GRACE / 2)
    assert refusal(lambda: answer(attempt, 0, right(attempt))) == "answered"


def test_within_the_grace_a_case_is_not_walked_anew(cadet: User) -> None:
    attempt = begin(make_assessment("paper", [make_case("talk")], time_limit=10), cadet)
    answer(attempt, 0, {"path": ["walk-on"]})
    attempt = let_pass(attempt, GRACE / 2)
    assert refusal(lambda: answer(attempt, 0, {"path": ["greet"]})) == "path_changed"
