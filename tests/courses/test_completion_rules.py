"""When lessons, modules and courses count as completed, and what opens in which order."""

import uuid
from typing import Any

import pytest

from assessments import services
from assessments.enums import Evidence
from assessments.models import Attempt, Item
from courses.models import (
    Assignment,
    Attendance,
    Completion,
    CoursePage,
    Enrolment,
    LessonPage,
    ModulePage,
)
from courses.services import completion, outline
from courses.services.evidence import strongest
from qalqan.accounts.models import User
from tests.courses.test_whole_way import FIRST, MODULE, lessons, read_all, take
from tests.factories import (
    AttendanceFactory,
    ModulePageFactory,
    SessionFactory,
    make_assessment,
    make_item,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def deliver_here(settings: Any) -> None:
    settings.REDIS_URL = ""


@pytest.fixture
def enrolment(cadet: User) -> Enrolment:
    return Enrolment.objects.get(learner=cadet)


def checks_of(lesson: LessonPage) -> list[Any]:
    return [child for child in lesson.body if child.block_type == "self_check"]


def answer(client: Any, lesson: LessonPage, block: Any) -> Any:
    spec = services.current_spec(block.value["item"])
    raw = spec.get("correct", True)
    form = {"block": block.id, "answer": "true" if raw is True else raw}
    return client.post(f"{MODULE}{lesson.slug}/check/", form)


def live(page: Any, **fields: Any) -> Any:
    """The page published anew with these fields."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def kinds() -> set[str]:
    return set(Completion.objects.standing().values_list("kind", flat=True))


def test_a_lesson_of_activities_is_completed_by_answering_them(cadet_client: Any) -> None:
    lesson = live(lessons()[0], completed_when="activities")
    refused = cadet_client.post(f"{FIRST}complete/")
    assert refused["Location"] == FIRST
    assert not Completion.objects.exists()
    for block in checks_of(lesson):
        assert answer(cadet_client, lesson, block).status_code == 200
    assert Completion.objects.get().page_id == lesson.pk


def test_an_activity_that_was_not_answered_completes_nothing(cadet_client: Any) -> None:
    lesson = live(lessons()[0], completed_when="activities")
    cadet_client.post(f"{FIRST}check/", {"block": checks_of(lesson)[0].id, "answer": ""})
    assert not Completion.objects.exists()


def test_a_lesson_of_a_test_is_completed_by_passing_it(
    cadet_client: Any, enrolment: Enrolment
) -> None:
    item = make_item("lesson-item")
    test = make_assessment("lesson-test", [item], ready_kk=True, ready_ru=True, ready_en=True)
    lesson = live(lessons()[0], completed_when="assessment", assessment=test)
    page = cadet_client.get(FIRST).content.decode()
    assert f"{FIRST}assessment/" in page
    assert cadet_client.post(f"{FIRST}complete/")["Location"] == FIRST
    start = cadet_client.post(f"{FIRST}assessment/")["Location"]
    attempt = start.split("/attempts/")[1].split("/")[0]
    spec = services.current_spec(item)
    form = {"answer": spec["correct"], "response_uuid": str(uuid.uuid4()), "sequence": 1}
    cadet_client.post(f"/kk/attempts/{attempt}/1/", form)
    cadet_client.post(f"/kk/attempts/{attempt}/finish/")
    assert Completion.objects.get().page_id == lesson.pk
    after = cadet_client.get(f"/kk/my/after/{enrolment.registration}/{attempt}/")
    assert after["Location"] == FIRST


def test_a_course_with_hours_in_person_waits_for_them(
    cadet_client: Any, enrolment: Enrolment
) -> None:
    Assignment.objects.create(cohort=enrolment.cohort, course=enrolment.course, hours_in_person=3)
    read_all(cadet_client)
    take(cadet_client)
    assert kinds() == {"lesson", "module"}
    for _day in range(2):
        session = SessionFactory(academy=enrolment.academy, cohort=enrolment.cohort)
        AttendanceFactory(session=session, learner=enrolment.learner)
        completion.attendance_changed(
            learner_id=enrolment.learner_id, cohort_id=enrolment.cohort_id
        )
    assert kinds() == {"lesson", "module", "course"}


def test_attendance_taken_back_takes_the_course_with_it(
    cadet_client: Any, enrolment: Enrolment
) -> None:
    Assignment.objects.create(cohort=enrolment.cohort, course=enrolment.course, hours_in_person=2)
    session = SessionFactory(academy=enrolment.academy, cohort=enrolment.cohort)
    AttendanceFactory(session=session, learner=enrolment.learner)
    read_all(cadet_client)
    take(cadet_client)
    assert "course" in kinds()
    Attendance.objects.update(withdrawn_at="2026-11-03T00:00Z")
    completion.attendance_changed(learner_id=enrolment.learner_id, cohort_id=enrolment.cohort_id)
    assert "course" not in kinds()


def test_sessions_of_another_cohort_count_for_nothing(enrolment: Enrolment) -> None:
    session = SessionFactory(academy=enrolment.academy, of_cohort=True)
    AttendanceFactory(session=session, learner=enrolment.learner)
    assert completion.attended_hours(enrolment) == 0


def test_lessons_open_one_by_one_where_the_course_says_so(cadet_client: Any) -> None:
    live(CoursePage.objects.get(slug="police"), in_order=True)
    second = lessons()[1]
    assert cadet_client.get(f"{MODULE}{second.slug}/")["Location"] == MODULE
    assert cadet_client.post(f"{MODULE}assessment/")["Location"] == MODULE
    page = cadet_client.get(MODULE).content.decode()
    assert f'href="{MODULE}{second.slug}/"' not in page
    cadet_client.post(f"{FIRST}complete/")
    assert cadet_client.get(f"{MODULE}{second.slug}/").status_code == 200


def test_a_closed_lesson_cannot_be_completed_either(cadet_client: Any) -> None:
    live(CoursePage.objects.get(slug="police"), in_order=True)
    second = lessons()[1]
    assert cadet_client.post(f"{MODULE}{second.slug}/complete/")["Location"] == MODULE
    assert not Completion.objects.exists()


def test_the_next_module_opens_after_the_one_before(
    cadet_client: Any, enrolment: Enrolment
) -> None:
    course = live(enrolment.course, in_order=True)
    module = ModulePageFactory(parent=course, slug="second")
    page = cadet_client.get("/kk/courses/police/").content.decode()
    assert 'href="/kk/courses/police/second/"' not in page
    done = {lesson.pk for lesson in lessons()} | {ModulePage.objects.get(slug="identification").pk}
    closed = completion.closed_modules(outline.modules_of(course), done, enrolment)
    assert module.pk not in closed


def test_a_course_waits_for_those_before_it(cadet_client: Any, enrolment: Enrolment) -> None:
    course = enrolment.course
    first = CoursePage(title="first", slug="first", heading_kk="Бірінші", ready_kk=True)
    course.get_parent().add_child(instance=first)
    course.prerequisites.add(first)
    course.save()
    assert cadet_client.get(FIRST)["Location"] == MODULE
    assert cadet_client.post(f"{MODULE}assessment/")["Location"] == MODULE
    before = Enrolment.objects.create(learner=enrolment.learner, course=first)
    Completion.objects.create(enrolment=before, page=first, kind="course", evidence="server")
    assert cadet_client.get(FIRST).status_code == 200


def test_what_asks_for_less_is_completed_without_another_step(
    cadet_client: Any, django_capture_on_commit_callbacks: Any
) -> None:
    *most, last = lessons()
    for lesson in most:
        cadet_client.post(f"{MODULE}{lesson.slug}/complete/")
    take(cadet_client)
    assert "module" not in kinds()
    with django_capture_on_commit_callbacks(execute=True):
        last.unpublish()
    assert {"module", "course"} <= kinds()


def test_a_recheck_completes_nothing_that_is_not_due(
    cadet_client: Any, enrolment: Enrolment
) -> None:
    read_all(cadet_client)
    completion.recheck({"course": enrolment.course_id})
    assert kinds() == {"lesson"}


def test_what_rests_on_several_results_is_as_good_as_the_best() -> None:
    assert strongest(["self_reported", "attended"]) == Evidence.ATTENDED
    assert strongest(["self_reported"]) == Evidence.SELF_REPORTED
    assert strongest([]) == Evidence.SERVER


def test_a_corrected_fail_takes_lesson_module_and_course_with_it(
    cadet_client: Any, enrolment: Enrolment
) -> None:
    test = make_assessment("lesson-test", [make_item("lesson-item")], ready_kk=True)
    first = live(lessons()[0], completed_when="assessment", assessment=test)
    live(ModulePage.objects.get(slug="identification"), assessment=None)
    start = cadet_client.post(f"{FIRST}assessment/")["Location"]
    attempt = start.split("/attempts/")[1].split("/")[0]
    spec = services.current_spec(Item.objects.get(key="lesson-item"))
    form = {"answer": spec["correct"], "response_uuid": str(uuid.uuid4()), "sequence": 1}
    cadet_client.post(f"/kk/attempts/{attempt}/1/", form)
    cadet_client.post(f"/kk/attempts/{attempt}/finish/")
    for lesson in lessons()[1:]:
        cadet_client.post(f"{MODULE}{lesson.slug}/complete/")
    assert kinds() == {"lesson", "module", "course"}
    result = services.AttemptResult(
        uuid.UUID(attempt), enrolment.registration, test.pk, passed=False
    )
    Attempt.objects.update(passed=False)
    completion.outcome_changed(result)
    assert kinds() == {"lesson"}
    assert not Completion.objects.standing().filter(page=first.pk).exists()


def test_a_cohort_that_takes_some_modules_completes_with_those(
    cadet_client: Any, enrolment: Enrolment
) -> None:
    ModulePageFactory(parent=enrolment.course, slug="second")
    module = ModulePage.objects.get(slug="identification")
    assigned = Assignment.objects.create(cohort=enrolment.cohort, course=enrolment.course)
    assigned.modules.add(module)
    read_all(cadet_client)
    take(cadet_client)
    assert "course" in kinds()
