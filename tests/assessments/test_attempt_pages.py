"""The pages of an attempt, with and without a script."""

import uuid
from typing import Any

import pytest
from django.test import Client

from assessments.models import Attempt, Response

pytestmark = pytest.mark.django_db
START = "/kk/courses/police/identification/assessment/"


@pytest.fixture
def attempt(cadet_client: Any) -> Attempt:
    assert cadet_client.post(START).status_code == 302
    return Attempt.objects.get()


def url(attempt: Attempt, tail: str, language: str = "kk") -> str:
    return f"/{language}/attempts/{attempt.uuid}/{tail}/"


def form(attempt: Attempt, number: int = 1, **changes: Any) -> dict[str, Any]:
    first = attempt.plan[number - 1]["options"][0]
    return {"answer": first, "response_uuid": str(uuid.uuid4()), "sequence": 1, **changes}


FETCH = {"X-Requested-With": "fetch"}


def test_a_get_starts_nothing(cadet_client: Any) -> None:
    assert cadet_client.get(START).status_code == 200
    assert not Attempt.objects.exists()


def test_a_visitor_and_somebody_not_enrolled_cannot_start(client: Any, signed_in: Any) -> None:
    assert "/sign-in/" in client.post(START)["Location"]
    module = "/kk/courses/police/identification/"
    assert signed_in("judge").post(START)["Location"] == module
    assert not Attempt.objects.exists()


def test_an_answer_by_the_pages_own_form_leads_to_the_next_question(
    cadet_client: Any, attempt: Attempt
) -> None:
    response = cadet_client.post(url(attempt, "1"), form(attempt))
    assert response["Location"] == url(attempt, "2")
    last = len(attempt.plan)
    response = cadet_client.post(url(attempt, str(last)), form(attempt, last, sequence=2))
    assert response["Location"] == url(attempt, "review")


def test_an_answer_by_script_is_acknowledged_after_it_is_stored(
    cadet_client: Any, attempt: Attempt
) -> None:
    response = cadet_client.post(url(attempt, "1"), form(attempt, sequence=4), headers=FETCH)
    assert response.json() == {"saved": True, "sequence": 4}
    assert Response.objects.get().sequence == 4


def test_the_answer_given_is_shown_again_in_the_other_language(
    cadet_client: Any, attempt: Attempt
) -> None:
    cadet_client.post(url(attempt, "1"), form(attempt))
    page = cadet_client.get(url(attempt, "1", "ru")).content.decode()
    chosen = attempt.plan[0]["options"][0]
    assert page.count(" checked") == 1
    assert chosen in page.split(" checked")[0].rsplit("<input", 1)[1]
    assert 'lang="ru"' in page


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"sequence": "-1"}, "malformed"),
        ({"sequence": "99999999999999999999"}, "malformed"),
        ({"answer": "forged"}, "unknown_option"),
        ({"response_uuid": "no-uuid"}, "malformed"),
        ({"sequence": "x"}, "malformed"),
        ({"sequence": ""}, "malformed"),
    ],
)
def test_a_broken_answer_is_refused_and_the_page_says_what_to_do(
    cadet_client: Any, attempt: Attempt, changes: dict[str, str], error: str
) -> None:
    answer = cadet_client.post(url(attempt, "1"), form(attempt, **changes), headers=FETCH)
    told = answer.json()
    assert (answer.status_code, told["saved"], told["error"]) == (400, False, error)
    assert told["message"]
    page = cadet_client.post(url(attempt, "1"), form(attempt, **changes))
    assert page.status_code == 400
    assert "error-summary" in page.content.decode()
    assert not Response.objects.exists()


def test_a_script_of_a_signed_out_learner_is_told_so(client: Any, attempt: Attempt) -> None:
    answer = client.post(url(attempt, "1"), form(attempt), headers=FETCH)
    assert (answer.status_code, answer.json()["error"]) == (401, "signed_out")
    assert "/sign-in/?next=" in client.get(url(attempt, "1"))["Location"]


def test_other_peoples_attempts_do_not_exist(signed_in: Any, attempt: Attempt) -> None:
    judge = signed_in("judge")
    for tail in ("1", "review", "result"):
        assert judge.get(url(attempt, tail)).status_code == 404
    assert judge.post(url(attempt, "1"), form(attempt)).status_code == 404
    assert judge.post(url(attempt, "finish")).status_code == 404
    assert not Response.objects.exists()


def test_a_question_beyond_the_last_does_not_exist(cadet_client: Any, attempt: Attempt) -> None:
    assert cadet_client.get(url(attempt, "8")).status_code == 404
    assert cadet_client.get(url(attempt, "0")).status_code == 404


def test_answers_need_the_token_of_the_page(attempt: Attempt, cadet: Any) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cadet, "qalqan.accounts.services.sign_in.SignInBackend")
    response = strict.post(url(attempt, "1"), form(attempt))
    assert response.status_code == 403
    assert not Response.objects.exists()


def test_before_the_finish_there_is_no_result_and_after_it_no_question(
    cadet_client: Any, attempt: Attempt
) -> None:
    assert cadet_client.get(url(attempt, "result"))["Location"] == url(attempt, "review")
    assert cadet_client.get(url(attempt, "review")).status_code == 200
    assert cadet_client.get(url(attempt, "finish"))["Location"] == url(attempt, "review")
    assert cadet_client.post(url(attempt, "finish"))["Location"] == url(attempt, "result")
    result = url(attempt, "result")
    assert cadet_client.get(url(attempt, "1"))["Location"] == result
    assert cadet_client.get(url(attempt, "review"))["Location"] == result
    assert cadet_client.post(url(attempt, "1"), form(attempt))["Location"] == result
    late = cadet_client.post(url(attempt, "1"), form(attempt), headers=FETCH)
    assert (late.status_code, late.json()["error"]) == (409, "finished")


def test_the_result_says_what_was_right_and_why(cadet_client: Any, attempt: Attempt) -> None:
    cadet_client.post(url(attempt, "1"), form(attempt))
    cadet_client.post(url(attempt, "finish"))
    page = cadet_client.get(url(attempt, "result", "en")).content.decode()
    assert "Palermo" in page or "Protocol" in page
    assert "80" in page


def test_pages_of_an_attempt_are_kept_by_no_cache(cadet_client: Any, attempt: Attempt) -> None:
    assert "no-store" in cadet_client.get(url(attempt, "1"))["Cache-Control"]
