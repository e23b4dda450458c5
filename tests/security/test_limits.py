"""A script that floods an attempt is slowed down, and no answer of a learner is lost by it."""

import uuid
from typing import Any

import pytest

from assessments.models import Attempt, Response
from assessments.views import answering
from qalqan.common.services.pace import Pace

pytestmark = pytest.mark.django_db
START = "/kk/courses/police/identification/assessment/"
FETCH = {"X-Requested-With": "fetch"}


@pytest.fixture
def attempt(cadet_client: Any, monkeypatch: Any) -> Attempt:
    monkeypatch.setattr(answering, "PACE", Pace(burst=3, a_second=0.001))
    cadet_client.post(START)
    return Attempt.objects.get()


def post(client: Any, attempt: Attempt, **headers: str) -> Any:
    first = attempt.plan[0]["options"][0]
    form = {"answer": first, "response_uuid": str(uuid.uuid4()), "sequence": 1}
    return client.post(f"/kk/attempts/{attempt.uuid}/1/", form, headers=headers)


def test_too_many_answers_are_told_to_come_again(cadet_client: Any, attempt: Attempt) -> None:
    answers = [post(cadet_client, attempt, **FETCH) for _time in range(4)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert answers[-1]["Retry-After"] == "1"
    # What makes the page's queue keep it: neither saved nor refused for good.
    assert answers[-1].json()["saved"] is False
    assert Response.objects.count() == 3


def test_without_a_script_what_was_chosen_stays_chosen(cadet_client: Any, attempt: Attempt) -> None:
    page = [post(cadet_client, attempt) for _time in range(4)][-1]
    assert page.status_code == 429
    assert "checked" in page.content.decode()


def test_another_attempt_goes_on(cadet_client: Any, attempt: Attempt, signed_in: Any) -> None:
    for _time in range(4):
        post(cadet_client, attempt, **FETCH)
    assert answering.PACE.wait(attempt.pk) > 0
    assert answering.PACE.wait(attempt.pk + 1) == 0
