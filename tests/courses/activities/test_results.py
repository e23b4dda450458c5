"""Results of H5P activities in words, and who may read them."""

from typing import Any

import pytest

from assessments.models import Attempt, H5PContent
from courses.models import CoursePage, Enrolment
from courses.reports.results import results_of
from qalqan.accounts.models import User
from qalqan.common.models import Audience
from tests.assessments.h5p.records.conftest import answered
from tests.courses.activities.playing import RIGHT, WRONG, playing, told

pytestmark = pytest.mark.django_db


def test_the_learner_reads_what_was_answered_and_what_is_right(
    cadet_client: Any, content: H5PContent
) -> None:
    raw = playing(content)
    told(cadet_client, raw, content, answered(WRONG))
    attempt = Attempt.objects.of_packages().get()
    assert f"/kk/my/activities/{attempt.uuid}/" in cadet_client.get("/kk/my/activities/").text
    page = cadet_client.get(f"/kk/my/activities/{attempt.uuid}/").text
    assert "The victim&#x27;s, always" in page
    assert "Nobody&#x27;s, once there was force" in page


def test_results_are_seen_by_the_academy_and_by_nobody_else(
    cadet: User, cadet_client: Any, signed_in: Any, content: H5PContent
) -> None:
    raw = playing(content)
    told(cadet_client, raw, content, answered(WRONG))
    attempt = Attempt.objects.of_packages().get()
    Enrolment.objects.update(audience=Audience.objects.get(code="police"))
    of_person = f"/kk/academy/people/{cadet.pk}/activities/"
    assert str(attempt.uuid) in signed_in("manager").get(of_person).text
    assert "always" in signed_in("manager").get(f"{of_person}{attempt.uuid}/").text
    assert signed_in("judge").get(f"/kk/my/activities/{attempt.uuid}/").status_code == 404
    assert signed_in("judge").get(of_person).status_code in {302, 403, 404}


def test_answers_of_an_audience_whose_scores_are_private_are_shown_to_nobody(
    cadet: User, cadet_client: Any, signed_in: Any, content: H5PContent
) -> None:
    raw = playing(content)
    told(cadet_client, raw, content, answered(WRONG))
    attempt = Attempt.objects.of_packages().get()
    Audience.objects.update(scores_are_private=True)
    Enrolment.objects.update(audience=Audience.objects.get(code="judges"))
    of_person = f"/kk/academy/people/{cadet.pk}/activities/"
    assert str(attempt.uuid) not in signed_in("manager").get(of_person).text
    assert signed_in("manager").get(f"{of_person}{attempt.uuid}/").status_code == 404


def test_exported_results_name_the_activity_and_say_that_it_reported_itself(
    cadet_client: Any, content: H5PContent
) -> None:
    told(cadet_client, playing(content), content, answered(RIGHT))
    (row,) = results_of(CoursePage.objects.get(slug="police"))
    assert row[3] == "Эхо"
    assert row[10] == "self_reported"
