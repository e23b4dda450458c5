"""H5P activities in a lesson: played, kept, and counted as their author says, never for more."""

import json
import uuid
from typing import Any

import pytest

from assessments.models import Attempt, H5PContent, H5PState, Item
from assessments.services import current_spec
from courses.models import Certificate, Completion, CoursePage, Enrolment, LessonPage, ModulePage
from courses.reports.results import results_of
from courses.views import activities
from qalqan.accounts.models import User
from qalqan.accounts.services.erasure import erase_person
from qalqan.common.models import Audience
from qalqan.common.services.limits import PersonLimit
from tests.assessments.h5p.contents import Data
from tests.assessments.h5p.packages import question
from tests.assessments.h5p.records.conftest import answered
from tests.assessments.h5p.store.storing import take
from tests.courses.conftest import media
from tests.courses.lesson_blocks import Raw, h5p
from tests.courses.test_whole_way import FIRST, lessons, read_all
from tests.factories import ModulePageFactory

__all__ = ["media"]
pytestmark = pytest.mark.django_db
RIGHT, WRONG = "0", "1"


@pytest.fixture(autouse=True)
def own_store(media: object, settings: Any) -> None:
    """Packages go to a store of this test alone, and what is due is done at once."""
    settings.REDIS_URL = ""


@pytest.fixture
def content(db: None) -> H5PContent:
    """One question of which the first option alone is right."""
    return take(question("H5P.MultiChoice")).content


def playing(content: H5PContent, *, completed_when: str = "activities", **more: Any) -> Raw:
    """The first lesson, published with this activity alone; its raw block."""
    lesson = lessons()[0]
    raw = h5p(content.pk, **more)
    lesson.body = LessonPage._meta.get_field("body").stream_block.to_python([raw])
    lesson.completed_when = completed_when
    lesson.save_revision().publish()
    return raw


def told(client: Any, raw: Raw, content: H5PContent, said: Data) -> int:
    """What the page's script would send; the answer's status."""
    address = f"{FIRST}activity/{raw['id']}/{content.current_id}/"
    sent = client.post(address, json.dumps(said), content_type="application/json")
    return int(sent.status_code)


def is_done() -> bool:
    return Completion.objects.standing().filter(page=lessons()[0].pk).exists()


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


@pytest.mark.parametrize(
    ("counts", "response", "completes"),
    [
        ("practice", RIGHT, False),
        ("finished", WRONG, True),
        ("passed", WRONG, False),
        ("passed", RIGHT, True),
    ],
)
def test_it_counts_as_its_author_says(
    cadet_client: Any, content: H5PContent, counts: str, response: str, completes: bool
) -> None:
    item = Item.objects.get(key="check-signs").pk if counts == "passed" else None
    raw = playing(content, counts=counts, question=item)
    assert told(cadet_client, raw, content, answered(response)) == 204
    assert is_done() == completes
    assert Attempt.objects.of_packages().count() == 1


def test_a_module_of_packages_alone_is_self_reported_and_earns_no_certificate(
    cadet_client: Any, content: H5PContent, django_capture_on_commit_callbacks: Any
) -> None:
    raw = playing(content, counts="finished")
    module = ModulePage.objects.get(slug="identification")
    module.assessment, module.gives_certificate = None, True
    module.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        read_all(cadet_client)
        told(cadet_client, raw, content, answered(RIGHT))
    finished = Completion.objects.standing().filter(kind__in=["module", "course"])
    assert set(finished.values_list("evidence", flat=True)) == {"self_reported"}
    assert not Certificate.objects.exists()


def test_reading_is_not_enough_where_the_activity_counts(
    cadet_client: Any, content: H5PContent
) -> None:
    playing(content, counts="finished")
    cadet_client.post(f"{FIRST}complete/")
    assert not is_done()


def test_who_cannot_use_it_completes_it_by_the_other_way(
    cadet_client: Any, content: H5PContent
) -> None:
    raw = playing(content, counts="finished")
    sent = cadet_client.post(f"{FIRST}activity/", {"block": raw["id"]})
    assert sent["Location"] == f"{FIRST}#b-{raw['id']}"
    assert is_done()


def test_where_a_result_is_asked_for_the_other_way_is_a_question(
    cadet_client: Any, content: H5PContent
) -> None:
    item = Item.objects.get(key="check-signs")
    raw = playing(content, counts="passed", question=item.pk)
    assert cadet_client.post(f"{FIRST}activity/", {"block": raw["id"]}).status_code == 404
    assert not is_done()
    spec = current_spec(item)
    wrong = [one["id"] for one in spec["options"] if one["id"] not in spec["correct"]][:1]
    cadet_client.post(f"{FIRST}check/", {"block": raw["id"], "answer": wrong})
    assert not is_done()
    form = {"block": raw["id"], "answer": spec["correct"]}
    assert cadet_client.post(f"{FIRST}check/", form).status_code == 200
    assert is_done()


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


def test_a_lesson_that_is_closed_takes_no_result(cadet_client: Any, content: H5PContent) -> None:
    raw = playing(content, counts="finished")
    lesson = lessons()[1]
    lesson.body = LessonPage._meta.get_field("body").stream_block.to_python([raw])
    lesson.save_revision().publish()
    course = CoursePage.objects.get(slug="police")
    course.in_order = True
    course.save_revision().publish()
    address = FIRST.replace("what-trafficking-is", lesson.slug)
    sent = cadet_client.post(
        f"{address}activity/{raw['id']}/{content.current_id}/",
        json.dumps(answered(RIGHT)),
        content_type="application/json",
    )
    assert sent.status_code == 409
    assert cadet_client.post(f"{address}activity/", {"block": raw["id"]}).status_code == 404


def test_a_module_that_was_only_read_makes_no_package_earn_a_certificate(
    cadet_client: Any, content: H5PContent, django_capture_on_commit_callbacks: Any
) -> None:
    raw = playing(content, counts="finished")
    first = ModulePage.objects.get(slug="identification")
    first.assessment = None
    first.save_revision().publish()
    second = ModulePageFactory(parent=first.get_parent().specific, slug="second")
    page = LessonPage(slug="read", title="Read", heading_kk="Оқу", ready_kk=True)
    second.add_child(instance=page)
    with django_capture_on_commit_callbacks(execute=True):
        for lesson in LessonPage.objects.live().exclude(pk=page.pk):
            cadet_client.post(f"{FIRST.replace('what-trafficking-is', lesson.slug)}complete/")
        cadet_client.post("/kk/courses/police/second/read/complete/")
        told(cadet_client, raw, content, answered(RIGHT))
    (course,) = Completion.objects.standing().filter(kind="course")
    assert course.evidence == "self_reported"
    assert not Certificate.objects.exists()
