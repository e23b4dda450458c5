"""Who may see and do what in the training part."""

from typing import Any

import pytest

from courses.models import (
    Academy,
    Appointment,
    Completion,
    Enrolment,
    LearnerProfile,
    LessonPage,
    ModulePage,
)
from qalqan.accounts.enums import Role
from qalqan.accounts.models import OneTimeSlip, User
from qalqan.accounts.services.roles import grant

pytestmark = pytest.mark.django_db
MODULE = "/kk/courses/police/identification/"
LESSON = f"{MODULE}what-trafficking-is/"


@pytest.mark.parametrize("path", ["/kk/courses/", "/kk/courses/police/", MODULE])
def test_a_visitor_sees_what_is_taught(client: Any, path: str) -> None:
    assert client.get(path).status_code == 200


def test_a_visitor_is_led_to_sign_in_before_a_lesson(client: Any) -> None:
    response = client.get(LESSON)
    assert response.status_code == 302
    assert response["Location"] == f"/kk/sign-in/?next={LESSON}"
    assert not response.cookies


def test_somebody_who_is_not_enrolled_is_led_to_the_module(signed_in: Any) -> None:
    judge = signed_in("judge")
    assert judge.get(LESSON)["Location"] == MODULE
    assert judge.post(f"{LESSON}complete/").status_code == 404
    assert judge.get(MODULE).status_code == 200
    assert not Completion.objects.exists()


def test_an_author_reads_a_lesson_without_being_enrolled(signed_in: Any) -> None:
    assert signed_in("author").get(LESSON).status_code == 200


@pytest.mark.parametrize("tail", ["no-such-lesson/", "no-such-lesson/complete/", "../nope/"])
def test_unknown_lessons_do_not_exist(cadet_client: Any, tail: str) -> None:
    call = cadet_client.post if "complete" in tail else cadet_client.get
    assert call(MODULE + tail).status_code == 404


def test_an_assessment_of_an_unknown_module_does_not_exist(cadet_client: Any) -> None:
    assert cadet_client.post("/kk/courses/police/nope/assessment/").status_code == 404


def test_an_ended_enrolment_opens_no_lesson(cadet: User, cadet_client: Any) -> None:
    Enrolment.objects.filter(learner=cadet).update(closed_at="2026-01-01T00:00Z")
    assert cadet_client.get(LESSON)["Location"] == MODULE


def test_a_self_check_gives_feedback_and_stores_nothing(cadet_client: Any) -> None:
    lesson = LessonPage.objects.get(slug="what-trafficking-is")
    block = next(child for child in lesson.body if child.block_type == "self_check")
    spec_option = block.value["item"].interaction[0].value
    options = spec_option["options"].bound_blocks if "options" in spec_option else []
    chosen = options[0].id if options else "true"
    url = f"{LESSON}check/"
    page = cadet_client.post(url, {"block": block.id, "answer": chosen})
    assert page.status_code == 200
    assert str(block.value["item"].explanation) in page.content.decode()
    assert cadet_client.get(url)["Location"] == LESSON


def test_a_self_check_with_nothing_chosen_shows_the_lesson(cadet_client: Any) -> None:
    assert cadet_client.post(f"{LESSON}check/", {"block": "x"})["Location"] == LESSON
    other = cadet_client.post(f"{LESSON}check/", {"block": "no-such-block", "answer": "x"})
    assert other.status_code == 200


def test_the_academy_is_for_its_managers(client: Any, cadet_client: Any, signed_in: Any) -> None:
    assert "/sign-in/" in client.get("/kk/academy/")["Location"]
    assert cadet_client.get("/kk/academy/").status_code == 403
    assert cadet_client.get("/kk/academy/results.csv").status_code == 403
    assert signed_in("author").get("/kk/academy/").status_code == 403
    assert signed_in("manager").get("/kk/academy/").status_code == 200


def test_a_manager_sees_no_other_academy(signed_in: Any, cadet: User) -> None:
    other = Academy.objects.create(code="other", name="Other")
    Enrolment.objects.filter(learner=cadet).update(academy=other, cohort=None)
    LearnerProfile.objects.filter(user=cadet).update(academy=other, department=None)
    manager = signed_in("manager")
    assert "Сәрсенов" not in manager.get("/kk/academy/").content.decode()
    assert manager.get(f"/kk/academy/people/{cadet.pk}/").status_code == 404
    assert manager.post(f"/kk/academy/people/{cadet.pk}/slip/").status_code == 404
    assert not OneTimeSlip.objects.exists()


def test_a_manager_prints_a_one_time_slip(signed_in: Any, cadet: User) -> None:
    manager = signed_in("manager")
    url = f"/kk/academy/people/{cadet.pk}/slip/"
    assert manager.get(url).status_code == 405
    page = manager.post(url)
    assert page.status_code == 200
    assert "Сәрсенов Әлихан" in page.content.decode()
    assert OneTimeSlip.objects.get().user == cadet


@pytest.mark.parametrize("privileged", [{"is_superuser": True}, {"is_staff": True}, "role"])
def test_nobody_prints_a_slip_for_a_person_with_a_role(
    signed_in: Any, cadet: User, privileged: Any
) -> None:
    if privileged == "role":
        grant(cadet, Role.AUDITOR)
    else:
        User.objects.filter(pk=cadet.pk).update(**privileged)
    assert signed_in("manager").post(f"/kk/academy/people/{cadet.pk}/slip/").status_code == 404
    assert not OneTimeSlip.objects.exists()


def test_a_learner_cannot_print_slips(cadet_client: Any, cadet: User) -> None:
    assert cadet_client.post(f"/kk/academy/people/{cadet.pk}/slip/").status_code in {403, 404}
    assert not OneTimeSlip.objects.exists()


def test_a_page_that_is_not_ready_names_the_languages_that_are(
    client: Any, cadet_client: Any
) -> None:
    ModulePage.objects.update(ready_kk=False)
    response = client.get(MODULE)
    assert response.status_code == 404
    page = response.content.decode()
    assert MODULE.replace("/kk/", "/ru/") in page
    assert MODULE.replace("/kk/", "/en/") in page
    learner = cadet_client.get(MODULE)
    assert learner.status_code == 200


def test_a_text_in_another_language_is_marked_for_a_learner(cadet_client: Any) -> None:
    lesson = LessonPage.objects.get(slug="what-trafficking-is")
    lesson.body[0].value["body"]["kk"] = type(lesson.body[0].value["body"]["kk"])("")
    lesson.ready_kk = False
    lesson.save()
    page = cadet_client.get(LESSON).content.decode()
    assert '<div lang="ru">' in page


def test_records_name_themselves_without_people(cadet: User) -> None:
    enrolment = Enrolment.objects.get(learner=cadet)
    appointment = Appointment.objects.get(user__email__startswith="manager")
    names = [str(enrolment), str(enrolment.learner.learner_profile), str(appointment)]
    assert not any("Сәрсенов" in name or "demo.example" in name for name in names)
    assert str(enrolment.cohort) == "2026-1"
