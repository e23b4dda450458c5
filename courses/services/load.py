"""Synthetic learners, enrolments, completions and attempts, for benches and trials."""

from collections.abc import Callable
from datetime import timedelta
from itertools import cycle, islice

from django.db import transaction
from django.utils import timezone

from assessments.enums import Evidence
from assessments.services import Assessment, item_count
from assessments.services.load import add_attempts
from courses.enums import CompletionKind, Sex
from courses.models import (
    Academy,
    Cohort,
    Completion,
    CoursePage,
    Department,
    Enrolment,
    LearnerProfile,
    ModulePage,
)
from courses.services import outline
from qalqan.accounts.models import User
from qalqan.common.models import Region

CHUNK = 2000
COHORTS = 10
# As many answers as a learner gives in a year.
RESPONSES = 30
LAST = ["Ахметов", "Жұмабекова", "Сәрсенов", "Оспанова", "Қалиев", "Нұрғалиева", "Әбдіров", "Ким"]
FIRST = ["Әлихан", "Гүлнар", "Данияр", "Мәдина", "Ерлан", "Айгүл", "Нұрлан", "Сәуле"]


def make(
    course: CoursePage,
    learners: int,
    *,
    report: Callable[[int, int], None],
    with_responses: bool = True,
) -> int:
    """Add `learners` to the course at the first academy; returns how many. Demo people all.

    `report` gets how many are done, and of how many.
    """
    academy = Academy.objects.order_by("pk")[0]
    start = User.objects.filter(sign_in_code__startswith="LOAD").count()
    for done in range(0, learners, CHUNK):
        count = min(CHUNK, learners - done)
        with transaction.atomic():
            _chunk(course, academy, start + done, count, with_responses)
        report(done + count, learners)
    return learners


def _chunk(
    course: CoursePage, academy: Academy, first: int, count: int, with_responses: bool
) -> None:
    people = User.objects.bulk_create(_person(first + place) for place in range(count))
    departments = list(islice(cycle(Department.objects.filter(academy=academy)), count))
    regions = list(islice(cycle(Region.objects.all()), count))
    cohorts = list(islice(cycle(_cohorts(academy)), count))
    belonging = [
        {
            "academy": academy,
            "department": department,
            "region": region,
            "audience": course.audience,
        }
        for department, region in zip(departments, regions, strict=True)
    ]
    LearnerProfile.objects.bulk_create(
        LearnerProfile(user=person, sex=Sex.values[place % 2], **belonging[place])
        for place, person in enumerate(people)
    )
    enrolments = Enrolment.objects.bulk_create(
        Enrolment(
            learner=person,
            course=course,
            cohort=cohorts[place],
            due_on=timezone.localdate() - timedelta(days=place % 60 - 30),
            **belonging[place],
        )
        for place, person in enumerate(people)
    )
    _learn(course, enrolments, with_responses)


def _person(number: int) -> User:
    return User(
        sign_in_code=f"LOAD{number:06}",
        last_name=f"{LAST[number % len(LAST)]} {number:05}",
        first_name=FIRST[number // len(LAST) % len(FIRST)],
        password="!",  # noqa: S106 - nobody signs in
        is_demo=True,
    )


def _cohorts(academy: Academy) -> list[Cohort]:
    names = [f"load-{number}" for number in range(1, COHORTS + 1)]
    return [Cohort.objects.get_or_create(academy=academy, name=name)[0] for name in names]


def _learn(course: CoursePage, enrolments: list[Enrolment], with_responses: bool) -> None:
    """Two of three read every lesson and complete modules and course; all take the tests."""
    modules = outline.modules_of(course)
    lessons = [lesson.pk for module in modules for lesson in outline.lessons_of(module)]
    rows = []
    for place, enrolment in enumerate(enrolments):
        read = lessons if place % 3 else lessons[: place % 5]
        rows += [_completion(enrolment, pk, CompletionKind.LESSON) for pk in read]
        if place % 3:
            rows += [_completion(enrolment, one.pk, CompletionKind.MODULE) for one in modules]
            rows.append(_completion(enrolment, course.pk, CompletionKind.COURSE))
    Completion.objects.bulk_create(rows, batch_size=5000)
    takers = [(one.learner_id, one.registration) for one in enrolments]
    for module in modules:
        for assessment in _assessments(module):
            times = max(1, RESPONSES // max(1, item_count(assessment)))
            add_attempts(
                assessment,
                takers,
                times=times,
                finished_at=timezone.now(),
                with_responses=with_responses,
            )


def _assessments(module: ModulePage) -> list[Assessment]:
    return [module.assessment] if module.assessment else []


def _completion(enrolment: Enrolment, page: int, kind: CompletionKind) -> Completion:
    return Completion(enrolment=enrolment, page_id=page, kind=kind, evidence=Evidence.SERVER)
