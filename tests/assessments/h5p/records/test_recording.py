"""What a player says becomes an attempt, by what the answers earn and never as more than said."""

import json
import uuid
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from assessments.models import Attempt, H5PContentRevision, Response
from assessments.services import AttemptError, finished_attempts, finished_packages, packages
from assessments.services.packages import Sitting
from qalqan.accounts.models import User
from tests.assessments.h5p.contents import statement, sub_id
from tests.assessments.h5p.packages import echo
from tests.assessments.h5p.records.conftest import Tell, answered
from tests.assessments.h5p.store.storing import take

RIGHT, WRONG = "0", "1"


def outcome(attempt: Attempt | None) -> tuple[float, float, bool | None, str]:
    assert attempt is not None
    kept = Attempt.objects.get(pk=attempt.pk)
    return float(kept.score or 0), float(kept.maximum or 0), kept.passed, kept.verification


def test_a_right_answer_is_a_finished_attempt_that_was_worked_out_again(tell: Tell) -> None:
    assert outcome(tell(answered(RIGHT))) == (1, 1, True, "verified")


def test_a_forged_score_counts_for_what_the_answers_earn(tell: Tell) -> None:
    assert outcome(tell(answered(WRONG, claim=(1, 1)))) == (0, 1, False, "verified")


def test_however_it_was_verified_the_result_stays_self_reported(tell: Tell) -> None:
    tell(answered())
    assert Attempt.objects.get().evidence == "self_reported"


def test_what_the_server_cannot_work_out_is_kept_as_unverified(
    tell: Tell, revision: H5PContentRevision
) -> None:
    unknown = take(echo()).revision
    assert outcome(tell(answered("", claim=(3, 4)), of=unknown)) == (3, 4, False, "unverified")


def test_the_same_statement_ten_times_is_one_attempt(tell: Tell) -> None:
    said = answered()
    for _time in range(10):
        tell(said)
    assert (Attempt.objects.count(), Response.objects.count()) == (1, 1)


def test_a_result_that_is_said_as_answered_and_as_completed_is_one_attempt(tell: Tell) -> None:
    tell(answered())
    tell(answered(verb=statement(verb="completed")["verb"]))
    assert Attempt.objects.count() == 1


def test_answering_again_is_another_attempt(tell: Tell) -> None:
    tell(answered(WRONG))
    tell({"statement": statement(verb="interacted"), "tree": None})
    tell(answered(RIGHT))
    numbers = Attempt.objects.order_by("number").values_list("number", "passed")
    assert list(numbers) == [(1, False), (2, True)]


def test_an_attempt_begins_with_the_first_statement_and_ends_with_the_result(tell: Tell) -> None:
    tell({"statement": statement(verb="attempted"), "tree": None})
    begun = Attempt.objects.get()
    tell({"statement": statement(place=0, response="x", score=(1, 1)), "tree": None})
    assert Attempt.objects.get().state == "open"
    tell(answered())
    ended = Attempt.objects.get()
    assert (ended.pk, ended.started_at, ended.state) == (begun.pk, begun.started_at, "finished")


def test_who_the_browser_says_it_was_is_not_kept(tell: Tell, sitting: Sitting) -> None:
    tell(answered())
    raw = Response.objects.get().raw["statement"]
    assert raw["actor"]["account"]["name"] == str(sitting.registration)
    assert "Somebody else" not in json.dumps(raw)
    assert raw["object"]["id"].startswith("http")


@pytest.mark.parametrize(
    "said",
    [
        {"statement": {**statement(), "verb": {"id": "http://example.org/verbs/owned"}}},
        {"statement": statement(score=(5, 1))},
        {"statement": {**statement(), "id": "1"}},
        {"statement": None},
        {"tree": {}},
        {"statement": statement(response="x" * 40_000)},
        {"state": []},
        {"state": {"0": "x" * 300_000}},
    ],
)
def test_what_is_no_statement_or_too_much_leaves_nothing(tell: Tell, said: Any) -> None:
    with pytest.raises(AttemptError):
        tell(said)
    assert not Attempt.objects.exists()


def test_a_part_of_the_activity_does_not_end_it(tell: Tell) -> None:
    part = {"id": str(uuid.uuid4()), **statement(place=1, response="true", score=(1, 1))}
    assert tell({"statement": part, "tree": answered()["tree"]}) is None
    kept = Response.objects.get().raw
    assert sub_id(1) in kept["statement"]["object"]["id"]
    assert not kept["children"]


def test_nobody_fills_the_table_with_sittings(tell: Tell, monkeypatch: Any) -> None:
    monkeypatch.setattr("assessments.h5p.services.recording.MOST_ATTEMPTS", 1)
    tell(answered(WRONG))
    with pytest.raises(AttemptError, match="too many"):
        tell(answered(RIGHT))
    assert Attempt.objects.count() == 1


def test_reports_about_assessments_do_not_count_packages(tell: Tell, sitting: Sitting) -> None:
    tell(answered())
    assert finished_attempts([sitting.registration]) == []
    assert [one.title for one in finished_packages([sitting.registration])] == ["Эхо"]


def test_a_state_comes_back_to_the_same_learner_and_revision(
    tell: Tell, sitting: Sitting, revision: H5PContentRevision, inspector: User
) -> None:
    tell({"state": {"0": {"state": '{"answers":[0]}'}}})
    other = replace(sitting, learner=inspector, registration=uuid.uuid4())
    assert _state(revision, sitting) == {"0": {"state": '{"answers":[0]}'}}
    assert _state(revision, other) is None


def test_starting_over_removes_the_state(
    tell: Tell, sitting: Sitting, revision: H5PContentRevision
) -> None:
    tell({"state": {"0": {}}})
    tell({"state": None})
    assert _state(revision, sitting) is None


def _state(revision: H5PContentRevision, sitting: Sitting) -> Any:
    frame = packages.player().frame(
        revision.content,
        own_origin="https://site.example",
        results="/taken/{revision}/",
        registration=sitting.registration,
    )
    assert frame.results == f"/taken/{revision.pk}/"
    return json.loads(frame.state) if frame.state else None


def test_the_result_is_judged_by_where_it_ended_and_not_by_where_it_began(
    tell: Tell, sitting: Sitting
) -> None:
    tell({"statement": statement(verb="attempted")}, by=replace(sitting, pass_mark=Decimal(0)))
    assert outcome(tell(answered(WRONG)))[2] is False


def test_a_sitting_of_very_many_statements_can_still_end(tell: Tell, monkeypatch: Any) -> None:
    monkeypatch.setattr("assessments.h5p.services.recording.MOST_STATEMENTS", 1)
    for place in range(3):
        part = {"id": str(uuid.uuid4()), **statement(place=place, response="x", score=(1, 1))}
        tell({"statement": part})
    assert outcome(tell(answered(RIGHT))) == (1, 1, True, "verified")
    assert Response.objects.count() == 2
