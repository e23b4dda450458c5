"""An H5P activity is played in its lesson, and what the player says is kept."""

import json
import uuid
from typing import Any

import pytest

from assessments.models import Attempt, H5PContent, H5PState
from courses.views import activities
from qalqan.accounts.models import User
from qalqan.accounts.services.erasure import erase_person
from qalqan.common.services.limits import PersonLimit
from tests.assessments.h5p.packages import question
from tests.assessments.h5p.records.conftest import answered
from tests.assessments.h5p.store.storing import take
from tests.courses.activities.playing import RIGHT, playing, told
from tests.courses.test_whole_way import FIRST

pytestmark = pytest.mark.django_db


def test_the_page_plays_it_and_names_the_frame_in_its_policy(
    cadet_client: Any, content: H5PContent
) -> None:
    raw = playing(content)
    page = cadet_client.get(FIRST)
    assert f'data-results="{FIRST}activity/{raw["id"]}/{content.current_id}/"' in page.text
    assert "/h5p/" in page["Content-Security-Policy"].split("frame-src")[1].split(";")[0]


def test_a_lesson_without_an_activity_frames_nothing(cadet_client: Any) -> None:
    assert "/h5p/" not in cadet_client.get(FIRST)["Content-Security-Policy"]


def test_the_other_way_stands_beside_it_in_words(cadet_client: Any, content: H5PContent) -> None:
    playing(content, counts="finished")
    page = cadet_client.get(FIRST).text
    assert "No papers, no eye contact" in page
    assert f'action="{FIRST}activity/"' in page


def test_a_lesson_in_another_language_plays_the_nearest_that_there_is(
    cadet_client: Any, content: H5PContent
) -> None:
    playing(content)
    assert "data-h5p" in cadet_client.get(FIRST.replace("/kk/", "/ru/")).text


def test_the_state_comes_back_with_the_page(cadet_client: Any, content: H5PContent) -> None:
    raw = playing(content)
    told(cadet_client, raw, content, {"state": {"0": {"state": "here"}}})
    assert "&quot;here&quot;" in cadet_client.get(FIRST).text


def test_a_new_revision_begins_anew(cadet_client: Any, content: H5PContent) -> None:
    raw = playing(content)
    told(cadet_client, raw, content, {"state": {"0": {"state": "here"}}})
    take({**question("H5P.MultiChoice"), "content/content.json": b"{}"}, content=content)
    assert "&quot;here&quot;" not in cadet_client.get(FIRST).text
    # The page of before is still open somewhere: what it sends is kept with what it played.
    assert told(cadet_client, raw, content, answered(RIGHT)) == 204


def test_no_other_content_can_be_claimed_for_the_activity(
    cadet_client: Any, content: H5PContent
) -> None:
    raw = playing(content, counts="finished")
    other = take(question("H5P.TrueFalse")).content
    assert told(cadet_client, raw, other, answered(RIGHT)) == 404
    assert not Attempt.objects.of_packages().exists()


def test_who_is_not_enrolled_or_not_signed_in_is_not_recorded(
    client: Any, signed_in: Any, content: H5PContent
) -> None:
    raw = playing(content, counts="finished")
    assert told(client, raw, content, answered(RIGHT)) == 403
    assert told(signed_in("judge"), raw, content, answered(RIGHT)) == 404
    assert not Attempt.objects.of_packages().exists()


def test_what_is_no_statement_is_refused_with_a_code(
    cadet_client: Any, content: H5PContent
) -> None:
    raw = playing(content)
    assert told(cadet_client, raw, content, {"statement": {"verb": {"id": "x"}}}) == 400


def test_one_person_can_send_only_so_much(
    cadet_client: Any, content: H5PContent, monkeypatch: Any
) -> None:
    monkeypatch.setattr(activities, "PLAYED", PersonLimit("h5p-test", times=2, seconds=600))
    raw = playing(content)
    sent = [told(cadet_client, raw, content, {"state": {"0": {}}}) for _time in range(3)]
    assert sent == [204, 204, 429]


def test_an_erased_learner_leaves_no_state_and_no_words(
    cadet: User, cadet_client: Any, content: H5PContent
) -> None:
    raw = playing(content)
    told(cadet_client, raw, content, {"state": {"0": {"typed": "Айгүл"}}})
    told(cadet_client, raw, content, answered("Айгүл"))
    erase_person(cadet)
    assert not H5PState.objects.exists()
    attempt = Attempt.objects.of_packages().get()
    assert "Айгүл" not in json.dumps([row.raw for row in attempt.responses.all()])


def test_a_name_that_is_no_block_of_the_lesson_is_nothing(
    cadet_client: Any, content: H5PContent
) -> None:
    playing(content)
    assert told(cadet_client, {"id": str(uuid.uuid4())}, content, answered(RIGHT)) == 404
