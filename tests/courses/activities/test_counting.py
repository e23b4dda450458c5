"""An H5P activity counts as its author says, and never alone towards a certificate."""

import json
from typing import Any

import pytest

from assessments.models import Attempt, H5PContent, Item
from assessments.services import current_spec
from courses.models import Certificate, Completion, CoursePage, LessonPage, ModulePage
from courses.services import checks
from tests.assessments.h5p.records.conftest import answered
from tests.courses.activities.playing import RIGHT, WRONG, is_done, playing, told
from tests.courses.test_whole_way import FIRST, lessons, read_all
from tests.factories import ModulePageFactory

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize("counts", ["finished", "passed"])
def test_a_question_out_of_use_does_not_close_the_other_way(
    cadet_client: Any, content: H5PContent, counts: str
) -> None:
    item = Item.objects.get(key="check-signs")
    raw = playing(content, counts=counts, question=item.pk)
    Item.objects.filter(pk=item.pk).update(live=False)
    assert f'action="{FIRST}activity/"' in cadet_client.get(FIRST).text
    cadet_client.post(f"{FIRST}activity/", {"block": raw["id"]})
    assert is_done()


def test_authors_are_told_of_a_result_without_a_question_in_use(content: H5PContent) -> None:
    item = Item.objects.get(key="check-signs")
    playing(content, counts="passed", question=item.pk)
    assert [*checks.check_activities(lessons()[0])] == []
    Item.objects.filter(pk=item.pk).update(live=False)
    (found,) = checks.check_activities(lessons()[0])
    assert found.check == "activities"


def test_whoever_is_enrolled_is_told_that_a_part_done_is_noted(
    cadet_client: Any, signed_in: Any, content: H5PContent
) -> None:
    item, nothing = Item.objects.get(key="check-signs"), "Ештеңе жазып алынбайды"
    playing(content, counts="practice", question=item.pk, completed_when="read")
    assert nothing not in cadet_client.get(FIRST).text
    assert nothing in signed_in("author").get(FIRST).text


def test_a_lesson_that_is_completed_by_reading_asks_nothing_of_it(
    cadet_client: Any, content: H5PContent
) -> None:
    asked = "соңына дейін орындауды талап етеді"
    playing(content, counts="finished")
    assert asked in cadet_client.get(FIRST).text
    playing(content, counts="finished", completed_when="read")
    assert asked not in cadet_client.get(FIRST).text
