"""What opens in which order: courses to complete before, and lessons and modules one by one."""

from collections.abc import Sequence
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from courses.models import Enrolment
from courses.services import outline, versions
from courses.services.completion.enrolments import lacks_prerequisite
from courses.services.completion.rules import asked_of
from courses.services.outline import Listed


class Lock(TextChoices):
    """Why a page does not open yet, as its learner is told."""

    PREREQUISITE = "prerequisite", _("Complete the courses that come before this one first.")
    MODULE = "module", _("This module opens when the one before it is completed.")
    LESSON = "lesson", _("This lesson opens when the one before it is completed.")
    ASSESSMENT = "assessment", _("The test opens when all lessons are completed.")


def has_locks(enrolment: Enrolment) -> bool:
    """Whether anything in the learner's course may wait for something else; costs nothing."""
    return enrolment.course.in_order or getattr(enrolment, "has_prerequisites", True)


def lock_of_lesson(
    lesson_id: int,
    *,
    module_id: int,
    lessons: Sequence[Listed],
    done: set[int],
    enrolment: Enrolment | None,
) -> Lock | None:
    """Why the lesson does not open yet; None where it does. What was completed stays open."""
    if enrolment is None or lesson_id in done:
        return None
    if lock := lock_of_module(module_id, done=done, enrolment=enrolment):
        return lock
    return Lock.LESSON if lesson_id in closed_lessons(lessons, done, enrolment) else None


def lock_of_assessment(
    module: Any, *, enrolment: Enrolment, done: set[int], is_pre_test: bool
) -> Lock | None:
    """A pre-test opens with its module; an assessment after the lessons, where order matters."""
    lock = lock_of_module(module.pk, done=done, enrolment=enrolment)
    if lock or is_pre_test or not enrolment.course.in_order:
        return lock
    lessons = versions.readable(outline.lessons_of(module), enrolment)
    return Lock.ASSESSMENT if {lesson.pk for lesson in lessons} - done else None


def lock_of_module(module_id: int, *, done: set[int], enrolment: Enrolment) -> Lock | None:
    if lacks_prerequisite(enrolment):
        return Lock.PREREQUISITE
    if not enrolment.course.in_order or module_id in done:
        return None
    modules = versions.readable(outline.modules_of(enrolment.course), enrolment)
    modules = asked_of(enrolment, modules)
    return Lock.MODULE if module_id in closed_modules(modules, done, enrolment) else None


def closed_lessons(
    lessons: Sequence[Listed], done: set[int], enrolment: Enrolment | None
) -> set[int]:
    """Ids of the lessons that wait for those before them."""
    return _after_first_open([lesson.pk for lesson in lessons], done, enrolment)


def closed_modules(modules: Sequence[Any], done: set[int], enrolment: Enrolment | None) -> set[int]:
    """Ids of the modules that wait for those before them."""
    return _after_first_open([module.pk for module in modules], done, enrolment)


def _after_first_open(ids: list[int], done: set[int], enrolment: Enrolment | None) -> set[int]:
    if enrolment is None or not enrolment.course.in_order:
        return set()
    waiting = [pk for pk in ids if pk not in done]
    return set(waiting[1:])
