"""When a learner is told what was right, and what the clock does to the pages."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from assessments.enums import AttemptState
from assessments.models import Attempt, Response
from assessments.services import bank
from tests.assessments.presenting.items import FORMS, SINGLE_CHOICE, TRUE_FALSE, say
from tests.assessments.presenting.papers import begin, store_paper

pytestmark = pytest.mark.django_db
KINDS = ["single_choice", "multiple_choice", "case"]
CHOICE, CASE = "1", "3"
FETCH = {"X-Requested-With": "fetch"}


def sit(learner: Any, **rules: Any) -> Attempt:
    return begin(store_paper("policies", kinds=KINDS, **rules), learner)


def url(attempt: Attempt, tail: str) -> str:
    return f"/en/attempts/{attempt.uuid}/{tail}/"


def form(**fields: Any) -> dict[str, Any]:
    return {"response_uuid": str(uuid.uuid4()), "sequence": "1", **fields}


def read(client: Any, attempt: Attempt, tail: str) -> str:
    return str(client.get(url(attempt, tail)).content.decode())


def put_deadline(attempt: Attempt, seconds_ago: int) -> None:
    deadline = timezone.now() - timedelta(seconds=seconds_ago)
    Attempt.objects.filter(pk=attempt.pk).update(deadline=deadline)


def test_feedback_at_once_shows_after_the_answer_and_locks_it(
    cadet_client: Any, cadet: Any
) -> None:
    attempt = sit(cadet, feedback="at_once")
    page = url(attempt, CHOICE)
    assert "No." not in read(cadet_client, attempt, CHOICE)
    assert cadet_client.post(page, form(answer="holiday"))["Location"] == page
    shown = read(cadet_client, attempt, CHOICE)
    assert "No." in shown
    assert "The boss keeps the papers" in shown
    assert "cannot be changed any more" in shown
    again = cadet_client.post(page, form(answer="papers"))
    assert again.status_code == 409
    assert "answered already" in again.content.decode()
    told = cadet_client.post(page, form(answer="papers"), headers=FETCH)
    assert (told.status_code, told.json()["error"]) == (409, "answered")
    assert Response.objects.count() == 1


def test_feedback_at_once_comes_for_a_case_when_it_has_ended(cadet_client: Any, cadet: Any) -> None:
    attempt = sit(cadet, feedback="at_once")
    cadet_client.post(url(attempt, CASE), form(answer="greet"))
    assert "The explanation." not in read(cadet_client, attempt, CASE)
    cadet_client.post(url(attempt, CASE), form(**FORMS["case"]))
    assert "The explanation." in read(cadet_client, attempt, CASE)


def test_before_the_finish_nothing_says_what_is_right(cadet_client: Any, cadet: Any) -> None:
    attempt = sit(cadet)
    cadet_client.post(url(attempt, CHOICE), form(answer="papers"))
    assert "Yes, this is a sign." not in read(cadet_client, attempt, CHOICE)


def test_feedback_after_the_window_waits_for_its_end(cadet_client: Any, cadet: Any) -> None:
    attempt = sit(cadet, feedback="after_window", closes_at=timezone.now() + timedelta(days=1))
    cadet_client.post(url(attempt, CHOICE), form(answer="return"))
    cadet_client.post(url(attempt, "finish"))
    held_back = read(cadet_client, attempt, "result")
    assert "when the test has closed" in held_back
    assert "The boss keeps the papers" not in held_back
    # Why an attempt failed is told at once.
    assert "This harms the person." in held_back
    Attempt.objects.update(feedback_from=timezone.now() - timedelta(minutes=1))
    assert "The boss keeps the papers" in read(cadet_client, attempt, "result")


def test_the_page_tells_the_time_at_which_it_is_over(cadet_client: Any, cadet: Any) -> None:
    timed = read(cadet_client, sit(cadet, time_limit=30), CHOICE)
    assert "Almaty time" in timed
    assert 1700 < int(timed.split('data-seconds="')[1].split('"')[0]) <= 1800
    assert "Almaty time" not in read(cadet_client, sit(cadet, time_limit=None), CHOICE)


@pytest.mark.parametrize(
    ("seconds_ago", "counts", "said"),
    [(5, True, "It still counts."), (3600, False, "it does not count.")],
)
def test_a_late_answer_is_kept_and_said_to_be_late(
    cadet_client: Any, cadet: Any, seconds_ago: int, counts: bool, said: str
) -> None:
    attempt = sit(cadet, time_limit=30)
    put_deadline(attempt, seconds_ago)
    told = cadet_client.post(url(attempt, CHOICE), form(answer="papers"), headers=FETCH).json()
    assert (told["saved"], told["late"], told["counts"]) == (True, True, counts)
    page = cadet_client.post(url(attempt, CHOICE), form(answer="debt"), follow=True)
    assert said in page.content.decode()


def test_the_result_can_be_seen_as_soon_as_nothing_counts_any_more(
    cadet_client: Any, cadet: Any
) -> None:
    attempt = sit(cadet, time_limit=30)
    put_deadline(attempt, 5)
    assert "data-over>" in read(cadet_client, attempt, CHOICE)
    assert cadet_client.get(url(attempt, "result"))["Location"] == url(attempt, "review")
    put_deadline(attempt, 3600)
    assert "Not passed" in read(cadet_client, attempt, "result")
    attempt.refresh_from_db()
    assert attempt.state == AttemptState.FINISHED


def test_an_answer_after_the_finish_is_said_to_be_lost(cadet_client: Any, cadet: Any) -> None:
    attempt = sit(cadet)
    cadet_client.post(url(attempt, "finish"))
    page = cadet_client.post(url(attempt, CHOICE), form(answer="papers"), follow=True)
    assert "It does not count." in page.content.decode()


def test_pictures_are_shown_with_their_texts(
    cadet_client: Any, cadet: Any, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    picture = Image.objects.create(title="A room", file=get_test_image_file(size=(800, 600)))
    alt = say("Бөлме", "Комната", "A room with one bed")
    spec = {**TRUE_FALSE, "images": [{"image": picture.pk, "alt": alt}]}
    item = bank.store_item("pictured", spec=spec)
    plain = bank.store_item("plain", spec={**TRUE_FALSE, "prompt": SINGLE_CHOICE["prompt"]})
    paper = bank.store_assessment("pictured", title=say("А", "А", "A"), items=[item.key, plain.key])
    attempt = begin(paper, cadet)
    page = read(cadet_client, attempt, "1")
    assert 'alt="A room with one bed"' in page
    assert "srcset=" in page
    assert "<img" not in read(cadet_client, attempt, "2")
    picture.delete()
    assert "<img" not in read(cadet_client, attempt, "1")
