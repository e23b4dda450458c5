"""The pages of an attempt with an item of every kind, as a client without a script sees them."""

import uuid
from typing import Any

import pytest

from assessments.models import Attempt, Response
from tests.assessments.presenting.items import FORMS, ITEMS
from tests.assessments.presenting.papers import begin, store_paper

pytestmark = pytest.mark.django_db
KINDS = list(ITEMS)
FETCH = {"X-Requested-With": "fetch"}


@pytest.fixture
def attempt(cadet: Any) -> Attempt:
    return begin(store_paper("every-kind"), cadet)


def url(attempt: Attempt, tail: str, language: str = "kk") -> str:
    return f"/{language}/attempts/{attempt.uuid}/{tail}/"


def place(kind: str) -> str:
    return str(1 + KINDS.index(kind))


def form(kind: str, **changes: Any) -> dict[str, Any]:
    return {**FORMS[kind], "response_uuid": str(uuid.uuid4()), "sequence": "1", **changes}


def text_of(response: Any) -> str:
    return response.content.decode()


def answer_all(client: Any, attempt: Attempt) -> None:
    walk_case(client, attempt)
    for kind in set(KINDS) - {"case"}:
        client.post(url(attempt, place(kind)), form(kind))


def walk_case(client: Any, attempt: Attempt) -> None:
    page = url(attempt, place("case"))
    client.post(page, form("case", **{"path[]": [], "answer": "greet"}))
    client.post(page, form("case"))


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"case"}))
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_kind_can_be_opened_answered_and_found_again(
    cadet_client: Any, attempt: Attempt, kind: str, language: str
) -> None:
    page = url(attempt, place(kind), language)
    assert cadet_client.get(page).status_code == 200
    assert cadet_client.post(page, form(kind)).status_code == 302
    again = text_of(cadet_client.get(page))
    for value in FORMS[kind].values():
        for one in value if isinstance(value, list) else [value]:
            assert one.split("\r")[0] in again


def test_everything_right_passes_once_a_tutor_has_marked_the_essay(
    cadet_client: Any, attempt: Attempt, person: Any
) -> None:
    from assessments import services

    answer_all(cadet_client, attempt)
    review = text_of(cadet_client.get(url(attempt, "review", "en")))
    assert "no answer yet" not in review
    cadet_client.post(url(attempt, "finish"))
    waiting = text_of(cadet_client.get(url(attempt, "result", "en")))
    assert "A tutor marks 1 answer." in waiting
    assert "18 of 18 points" in waiting
    services.mark_essay(
        attempt.uuid,
        KINDS.index("essay"),
        tutor=person("tutor"),
        registrations=[attempt.registration],
        marks={"safety": 3, "law": 1},
        comment="Name the article.",
    )
    done = text_of(cadet_client.get(url(attempt, "result", "en")))
    assert "You passed" in done
    assert "Name the article." in done
    assert "4 of 5 points" in done


def test_part_of_the_points_is_told_as_such(cadet_client: Any, attempt: Attempt) -> None:
    page = url(attempt, place("multiple_choice"))
    cadet_client.post(page, form("multiple_choice", answer="papers"))
    cadet_client.post(url(attempt, "finish"))
    result = text_of(cadet_client.get(url(attempt, "result", "en")))
    assert "Partly right" in result
    assert "1 of 2 points" in result


def test_a_critical_answer_is_named_with_the_reason(cadet_client: Any, attempt: Attempt) -> None:
    answer_all(cadet_client, attempt)
    cadet_client.post(url(attempt, place("essay")), form("essay", answer=""))
    page = url(attempt, place("single_choice"))
    cadet_client.post(page, form("single_choice", answer="return"))
    cadet_client.post(url(attempt, "finish"))
    result = text_of(cadet_client.get(url(attempt, "result", "en")))
    assert "One answer alone failed the test" in result
    assert "This harms the person." in result


def test_a_case_goes_on_at_its_own_page_and_not_back(cadet_client: Any, attempt: Attempt) -> None:
    page = url(attempt, place("case"), "en")
    first = form("case", **{"path[]": [], "answer": "greet"})
    assert cadet_client.post(page, first)["Location"].startswith(page)
    shown = text_of(cadet_client.get(page))
    assert "She looks at you." in shown
    assert "Say or do this" in shown
    stale = form("case", **{"path[]": [], "answer": "shout"})
    answer = cadet_client.post(page, stale)
    assert answer.status_code == 409
    assert "The case has gone on" in text_of(answer)
    assert "She does not understand Kazakh." in text_of(answer)
    told = cadet_client.post(page, {**stale, "response_uuid": str(uuid.uuid4())}, headers=FETCH)
    assert (told.status_code, told.json()["error"]) == (409, "path_changed")
    cadet_client.post(page, form("case"))
    ended = text_of(cadet_client.get(page))
    assert "come to its end" in ended
    assert "Say or do this" not in ended


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("single_choice", {"answer": "nobody"}),
        ("multiple_choice", {"answer": ["papers", "papers"]}),
        ("matching", {"answer-nobody": "tax"}),
        ("matching", {"answer-act": "nobody"}),
        ("ordering", {"answer-safe": "2"}),
        ("short_text", {"answer": "a" * 501}),
        ("number", {"answer": "1" * 101}),
        ("cloze", {"answer-9": "x"}),
        ("cloze", {"answer-3": "nobody"}),
        ("essay", {"answer": "a" * 2001}),
        ("essay", {"answer": "a\x00b"}),
        ("opinion_scale", {"answer": ["1", "2"]}),
        ("case", {"path[]": ["nobody"]}),
        ("case", {"path[]": [], "answer": "nobody"}),
    ],
)
def test_what_cannot_be_an_answer_is_refused_and_can_be_mended(
    cadet_client: Any, attempt: Attempt, kind: str, changes: dict[str, Any]
) -> None:
    page = url(attempt, place(kind))
    told = cadet_client.post(page, form(kind, **changes), headers=FETCH)
    assert (told.status_code, told.json()["saved"]) == (400, False)
    shown = cadet_client.post(page, form(kind, **changes))
    assert shown.status_code == 400
    assert "error-summary" in text_of(shown)
    assert not Response.objects.exists()


def test_a_text_that_is_too_long_is_not_lost(cadet_client: Any, attempt: Attempt) -> None:
    shown = cadet_client.post(url(attempt, place("essay")), form("essay", answer="қ" * 2001))
    assert "қ" * 2001 in text_of(shown)


def test_the_review_tells_a_part_of_an_answer_from_a_whole_one(
    cadet_client: Any, attempt: Attempt
) -> None:
    cadet_client.post(url(attempt, place("matching")), form("matching", **{"answer-means": ""}))
    review = text_of(cadet_client.get(url(attempt, "review", "en")))
    assert review.count("Not complete") == 1
    assert f"{len(KINDS)} questions have no answer yet" in review


def test_each_attempt_has_a_key_of_its_own_for_its_learner(
    cadet_client: Any, cadet: Any, attempt: Attempt
) -> None:
    def key(one: Attempt, tail: str) -> str:
        return text_of(cadet_client.get(url(one, tail))).split('data-key="')[1].split('"')[0]

    other = begin(attempt.assessment, cadet)
    assert key(attempt, "1") == key(attempt, "2") == key(attempt, "review")
    assert key(attempt, "1") != key(other, "1")
