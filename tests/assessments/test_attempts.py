"""Attempts lose nothing, repeat nothing, and cannot be changed after the finish."""

import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from assessments import services
from assessments.models import Assessment, Attempt, Item, ItemVersion, Response
from assessments.scoring import InvalidResponseError
from courses.models import Enrolment
from qalqan.accounts.models import User
from qalqan.common.models import AuditRow

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment(db: None) -> Assessment:
    return Assessment.objects.get(key="police-identification")


@pytest.fixture
def enrolment(cadet: User) -> Enrolment:
    return Enrolment.objects.get(learner=cadet)


@pytest.fixture
def attempt(assessment: Assessment, cadet: User, enrolment: Enrolment) -> Attempt:
    return services.start(
        assessment=assessment, learner=cadet, registration=enrolment.registration, language="kk"
    )


def correct(attempt: Attempt, slot: int) -> list[str]:
    return services.sheet(attempt).specs[slot]["correct"]


def answer(attempt: Attempt, slot: int, raw: Any, **changes: Any) -> Response:
    read = services.get(attempt.uuid, learner=changes.pop("learner", attempt.learner))
    call = {
        "slot": slot,
        "response_uuid": uuid.uuid4(),
        "sequence": 1,
        "raw": raw,
        "language": "kk",
        **changes,
    }
    return services.record_response(read, **call)


def answer_all(attempt: Attempt, wrong: int = 0) -> None:
    for slot in range(len(attempt.plan)):
        answer(attempt, slot, [] if slot < wrong else correct(attempt, slot), sequence=slot + 1)


def test_starting_twice_gives_the_same_open_attempt(attempt: Attempt, enrolment: Enrolment) -> None:
    again = services.start(
        assessment=attempt.assessment,
        learner=attempt.learner,
        registration=enrolment.registration,
        language="ru",
    )
    assert again == attempt


def test_the_database_allows_one_open_attempt(attempt: Attempt) -> None:
    second = Attempt(
        learner=attempt.learner,
        registration=attempt.registration,
        assessment=attempt.assessment,
        number=2,
        language="kk",
        pass_mark=attempt.pass_mark,
        plan=[],
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


def test_the_database_refuses_an_outcome_without_a_finish(attempt: Attempt) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.filter(pk=attempt.pk).update(score=7, maximum=7, passed=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.filter(pk=attempt.pk).update(state="finished")


def test_seven_right_answers_pass_and_are_audited(attempt: Attempt) -> None:
    answer_all(attempt)
    finished = services.finish(attempt.uuid, learner=attempt.learner)
    assert (finished.score, finished.maximum, finished.passed) == (7, 7, True)
    row = AuditRow.objects.get(subject=f"attempt:{attempt.uuid}")
    assert len(row.data.pop("seal")) == 64
    assert row.data == {
        "score": "7.00",
        "maximum": "7.00",
        "passed": True,
        "critical": False,
    }


@pytest.mark.parametrize(("wrong", "passed"), [(1, True), (2, False), (7, False)])
def test_eighty_percent_of_seven_are_six(attempt: Attempt, wrong: int, passed: bool) -> None:
    answer_all(attempt, wrong=wrong)
    assert services.finish(attempt.uuid, learner=attempt.learner).passed is passed


def test_the_latest_answer_counts_and_the_earlier_stay(attempt: Attempt) -> None:
    options = attempt.plan[0]["options"]
    for sequence, option in enumerate(options, start=1):
        answer(attempt, 0, [option], sequence=sequence)
    assert services.sheet(attempt).latest[0].raw == [options[-1]]
    assert attempt.responses.count() == len(options)


def test_the_answer_that_was_saved_last_counts_whatever_a_tab_calls_it(attempt: Attempt) -> None:
    first, second = attempt.plan[0]["options"][:2]
    answer(attempt, 0, [second], sequence=9)
    answer(attempt, 0, [first], sequence=1)
    assert services.sheet(attempt).latest[0].raw == [first]


def test_the_same_answer_ten_times_is_one_row(attempt: Attempt) -> None:
    same = uuid.uuid4()
    raw = [attempt.plan[0]["options"][0]]
    stored = {answer(attempt, 0, raw, response_uuid=same).pk for _ in range(10)}
    assert len(stored) == 1


def test_another_answer_under_an_old_id_is_kept_as_well(attempt: Attempt) -> None:
    same = uuid.uuid4()
    first, second = attempt.plan[0]["options"][:2]
    answer(attempt, 0, [first], response_uuid=same, sequence=1)
    for _again in range(2):
        answer(attempt, 0, [second], response_uuid=same, sequence=2)
    assert attempt.responses.count() == 2
    assert services.sheet(attempt).latest[0].raw == [second]


def test_going_back_and_forth_in_the_history_keeps_the_last_answer(attempt: Attempt) -> None:
    same = uuid.uuid4()
    first, second = attempt.plan[0]["options"][:2]
    for raw in ([first], [second], [first]):
        answer(attempt, 0, raw, response_uuid=same)
    assert services.sheet(attempt).latest[0].raw == [first]
    assert attempt.responses.count() == 3


def test_a_replay_of_an_older_answer_changes_nothing(attempt: Attempt) -> None:
    old = uuid.uuid4()
    first, second = attempt.plan[0]["options"][:2]
    answer(attempt, 0, [first], response_uuid=old)
    answer(attempt, 0, [second])
    answer(attempt, 0, [first], response_uuid=old)
    assert services.sheet(attempt).latest[0].raw == [second]
    assert attempt.responses.count() == 2


def test_nothing_changes_after_the_finish(attempt: Attempt) -> None:
    same = uuid.uuid4()
    raw = [attempt.plan[0]["options"][0]]
    stored = answer(attempt, 0, raw, response_uuid=same)
    finished = services.finish(attempt.uuid, learner=attempt.learner)
    with pytest.raises(services.AttemptError) as caught:
        answer(attempt, 1, correct(attempt, 1))
    assert caught.value.code == "finished"
    assert answer(attempt, 0, raw, response_uuid=same) == stored
    again = services.finish(attempt.uuid, learner=attempt.learner)
    assert (again.finished_at, again.score) == (finished.finished_at, finished.score)
    assert AuditRow.objects.filter(subject=f"attempt:{attempt.uuid}").count() == 1


def test_each_response_keeps_the_language_in_which_it_was_given(attempt: Attempt) -> None:
    answer(attempt, 0, correct(attempt, 0), language="kk", sequence=1)
    answer(attempt, 1, correct(attempt, 1), language="ru", sequence=2)
    assert list(attempt.responses.values_list("language", flat=True)) == ["kk", "ru"]


def test_what_was_asked_stays_when_the_item_is_changed(attempt: Attempt) -> None:
    right = correct(attempt, 0)
    item = ItemVersion.objects.get(digest=attempt.plan[0]["version"]).item
    item.prompt_kk = "Басқа сұрақ"
    item.save()
    Assessment.objects.filter(pk=attempt.assessment_id).update(pass_mark=Decimal("1.00"))
    answer_all(attempt, wrong=1)
    assert correct(attempt, 0) == right
    assert services.sheet(attempt).specs[0]["prompt"]["kk"] != "Басқа сұрақ"
    assert services.finish(attempt.uuid, learner=attempt.learner).passed is True


def test_people_who_get_the_same_item_share_its_version(
    attempt: Attempt, assessment: Assessment, person: Any
) -> None:
    before = ItemVersion.objects.count()
    services.start(
        assessment=assessment, learner=person("judge"), registration=uuid.uuid4(), language="ru"
    )
    assert ItemVersion.objects.count() == before


@pytest.mark.parametrize("slot", [-1, 7, 99])
def test_a_slot_that_was_not_drawn_is_not_found(attempt: Attempt, slot: int) -> None:
    with pytest.raises(services.NotFoundError):
        answer(attempt, slot, [])


def test_another_persons_attempt_is_not_found(attempt: Attempt, person: Any) -> None:
    for call in (
        lambda: answer(attempt, 0, [], learner=person("judge")),
        lambda: services.finish(attempt.uuid, learner=person("judge")),
        lambda: services.get(attempt.uuid, learner=person("judge")),
    ):
        with pytest.raises(services.NotFoundError):
            call()


@pytest.mark.parametrize(
    ("raw", "code"), [(["x"], "unknown_option"), (["x" * 60_000], "too_long"), ("x", "malformed")]
)
def test_a_forged_answer_is_refused_and_leaves_nothing(
    attempt: Attempt, raw: Any, code: str
) -> None:
    with pytest.raises(InvalidResponseError) as caught:
        answer(attempt, 0, raw)
    assert caught.value.code == code
    assert attempt.responses.count() == 0


def test_an_assessment_without_published_questions_cannot_be_started(
    assessment: Assessment, cadet: User
) -> None:
    Item.objects.update(live=False)
    with pytest.raises(services.AttemptError) as caught:
        services.start(
            assessment=assessment, learner=cadet, registration=uuid.uuid4(), language="kk"
        )
    assert caught.value.code == "too_few_items"


def test_the_best_attempt_is_the_passed_one(attempt: Attempt, enrolment: Enrolment) -> None:
    answer_all(attempt, wrong=7)
    services.finish(attempt.uuid, learner=attempt.learner)
    second = services.start(
        assessment=attempt.assessment,
        learner=attempt.learner,
        registration=enrolment.registration,
        language="kk",
    )
    answer_all(second)
    services.finish(second.uuid, learner=second.learner)
    best = services.best_attempts([enrolment.registration])
    assert best == {(enrolment.registration, attempt.assessment_id): second}
    assert second.number == 2
    second.refresh_from_db()
    assert (second.percent, attempt.percent) == (100, 0)
    assert [str(second), str(second.responses.first())[:8]] == [
        f"attempt {second.uuid}",
        "response",
    ]
