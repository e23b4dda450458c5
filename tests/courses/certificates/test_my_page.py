"""The learner's own page: what is due first, and what was earned."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from courses.models import Attendance, Cohort, Enrolment, Session
from courses.services import enrolling
from qalqan.accounts.models import User
from tests.factories import CoursePageFactory, ModulePageFactory

pytestmark = pytest.mark.django_db
MY = "/en/my/"


def days_away(days: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def page_of(client: Any) -> str:
    return str(client.get(MY).content.decode())


def another_course(enrolment: Enrolment, slug: str, **fields: Any) -> Enrolment:
    course = CoursePageFactory(parent=enrolment.course.get_parent(), slug=slug)
    ModulePageFactory(parent=course)
    return Enrolment.objects.create(learner=enrolment.learner, course=course, **fields)


def session(cohort: Cohort, days: int) -> Session:
    start = timezone.now() + datetime.timedelta(days=days)
    return Session.objects.create(
        academy=cohort.academy,
        cohort=cohort,
        title=f"Дәріс {days}",
        form="lecture",
        starts_at=start,
        ends_at=start + datetime.timedelta(hours=2),
        academic_hours="2.5",
    )


def test_what_is_due_first_stands_first_and_what_is_late_says_so(
    cadet_client: Any, enrolment: Enrolment
) -> None:
    soon = another_course(enrolment, "soon", due_on=days_away(5))
    late = another_course(enrolment, "late", due_on=days_away(-1))
    page = page_of(cadet_client)
    titles = [late.course.heading_en, soon.course.heading_en, enrolment.course.heading_en]
    assert sorted(titles, key=page.index) == titles
    assert page.count("Overdue") == 1


def test_a_course_due_today_is_not_late(cadet_client: Any, enrolment: Enrolment) -> None:
    Enrolment.objects.filter(pk=enrolment.pk).update(due_on=days_away(0))
    assert "Overdue" not in page_of(cadet_client)


def test_sessions_to_come_and_attended_are_shown(
    cadet_client: Any, cadet: User, enrolment: Enrolment
) -> None:
    cohort = Cohort.objects.get(pk=enrolment.cohort_id)
    enrolling.join(cohort, cadet)
    past, coming = session(cohort, -3), session(cohort, 3)
    over = session(cohort, -60)
    Attendance.objects.create(session=past, learner=cadet, evidence="attended")
    page = page_of(cadet_client)
    assert past.title in page
    assert coming.title in page
    assert over.title not in page


def test_a_certificate_leads_to_its_page(cadet_client: Any, certificate: Any) -> None:
    assert f"/en/my/certificates/{certificate.code}/" in page_of(cadet_client)


def test_the_page_costs_the_same_for_many_courses(
    cadet_client: Any, enrolment: Enrolment, django_assert_max_num_queries: Any
) -> None:
    for number in range(8):
        another_course(enrolment, f"course-{number}", due_on=days_away(number))
    cadet_client.get(MY)
    with django_assert_max_num_queries(18):
        page_of(cadet_client)
