"""The time of a question is the time since the answer before it."""

from datetime import UTC, datetime, timedelta

from assessments.analysis.statistics import seconds_by_slot

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def test_each_answer_took_the_time_since_the_one_before() -> None:
    assert seconds_by_slot(START, [(0, at(30)), (1, at(50))]) == {0: 30, 1: 20}


def test_answering_again_takes_its_time_too() -> None:
    assert seconds_by_slot(START, [(0, at(30)), (1, at(50)), (0, at(55))]) == {0: 35, 1: 20}


def test_answers_that_waited_for_the_network_have_no_time() -> None:
    assert seconds_by_slot(START, [(0, at(90)), (1, at(90.2)), (2, at(90.3))]) == {
        0: 90,
        1: None,
        2: None,
    }


def test_a_question_without_an_answer_has_no_time() -> None:
    assert seconds_by_slot(START, []) == {}
