"""What is asked before a lesson, a module or a course counts as completed."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Q, Sum

from assessments.enums import Evidence, PackageRule
from assessments.services import Attempt, finished_attempts
from courses.enums import LessonRule
from courses.models import Assignment, Attendance, Enrolment, LessonPage
from courses.services import outline, versions
from courses.services.bodies import blocks_in

WAYS = ("matter", "instead")


def passed_attempt(enrolment: Enrolment, assessment_id: int) -> Attempt | None:
    """The first passed attempt at the assessment under this enrolment."""
    attempts = finished_attempts([enrolment.registration], assessments=[assessment_id])
    return next((attempt for attempt in attempts if attempt.passed), None)


def lesson_is_done(lesson: LessonPage, enrolment: Enrolment) -> bool:
    """Whether what the lesson asks beside reading was done; `lesson` as its learner reads it."""
    match lesson.completed_when:
        case LessonRule.ACTIVITIES:
            answered = enrolment.activities.filter(lesson=lesson.pk)
            done = set(answered.values_list("block", flat=True))
            return _is_done(lesson.body, _audience(enrolment), done)
        case LessonRule.ASSESSMENT:
            return passed_attempt(enrolment, lesson.assessment_id or 0) is not None
    return True


def activities_of(children: Iterable[Any], audience: str | None) -> Iterator[str]:
    """The ids of all that is to be done by a learner of `audience`, on every way."""
    for child in children:
        match child.block_type:
            case "self_check" | "case" | "h5p":
                if _is_asked(child):
                    yield child.id
            case "for_audience":
                if audience in child.value["audiences"]:
                    yield from activities_of(child.value["blocks"], audience)
            case "content_note":
                for way in WAYS:
                    yield from activities_of(child.value[way], audience)


def _is_done(children: Iterable[Any], audience: str | None, done: set[str]) -> bool:
    """Whether all that was asked is among `done`. Around distressing matter either way will do."""
    for child in children:
        match child.block_type:
            case "self_check" | "case" | "h5p":
                met = not _is_asked(child) or child.id in done
            case "for_audience":
                own = audience in child.value["audiences"]
                met = not own or _is_done(child.value["blocks"], audience, done)
            case "content_note":
                met = any(_is_done(child.value[way], audience, done) for way in WAYS)
            case _:
                met = True
        if not met:
            return False
    return True


def _is_asked(child: Any) -> bool:
    # What was taken out of use is asked of nobody.
    if child.block_type == "h5p":
        return child.value["counts"] != PackageRule.PRACTICE and bool(
            child.value["contents"].chosen()
        )
    item = child.value["item"]
    return item is not None and item.live


def _audience(enrolment: Enrolment) -> str | None:
    return getattr(enrolment, "audience_code", None)


def evidence_of(lesson: LessonPage, enrolment: Enrolment) -> Evidence:
    """How it is known that the lesson is done: a package's word may be all that there is."""
    if lesson.completed_when != LessonRule.ACTIVITIES:
        return Evidence.SERVER
    asked = set(activities_of(lesson.body, _audience(enrolment)))
    packages = {block["id"] for block in blocks_in(lesson) if block["type"] == "h5p"}
    return Evidence.SELF_REPORTED if asked & packages else Evidence.SERVER


def attempt_behind(lesson: LessonPage, enrolment: Enrolment) -> Attempt | None:
    """The attempt on which a lesson's completion rests; None where it rests on none."""
    if lesson.completed_when != LessonRule.ASSESSMENT:
        return None
    return passed_attempt(enrolment, lesson.assessment_id or 0)


def asked_of(enrolment: Enrolment, modules: list[Any]) -> list[Any]:
    """Those of `modules` that the learner's cohort is to take; all where nothing else is said."""
    if enrolment.cohort_id is None:
        return modules
    assigned = Assignment.objects.filter(cohort=enrolment.cohort_id, course=enrolment.course_id)
    chosen = set(assigned.exclude(modules=None).values_list("modules", flat=True))
    return [module for module in modules if module.pk in chosen] if chosen else modules


def missing_lessons(enrolment: Enrolment, module: Any, done: set[int]) -> set[int]:
    """The lessons that the learner has yet to complete in a module."""
    lessons = versions.readable(outline.lessons_of(module), enrolment)
    return {lesson.pk for lesson in lessons} - done


def hours_to_attend(enrolment: Enrolment) -> Decimal:
    """The academic hours in person that the cohort's assignment of the course asks for."""
    if enrolment.cohort_id is None:
        return Decimal(0)
    assigned = Assignment.objects.filter(cohort=enrolment.cohort_id, course=enrolment.course_id)
    return assigned.values_list("hours_in_person", flat=True).first() or Decimal(0)


def attended_hours(enrolment: Enrolment) -> Decimal:
    """The academic hours of the cohort's sessions that the learner attended for the course."""
    if enrolment.cohort_id is None:
        return Decimal(0)
    of_course = Q(session__course=enrolment.course_id) | Q(session__course=None)
    attended = Attendance.objects.standing().filter(
        of_course, learner=enrolment.learner_id, session__cohort=enrolment.cohort_id
    )
    return attended.aggregate(hours=Sum("session__academic_hours"))["hours"] or Decimal(0)
