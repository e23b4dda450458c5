"""Completions as they are recorded: a lesson, and with it perhaps its module and its course."""

import uuid
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from assessments.enums import Evidence
from assessments.services import Attempt
from courses.enums import CompletionKind, LessonRule
from courses.models import (
    ActivityCompletion,
    Completion,
    CoursePage,
    Enrolment,
    LessonPage,
    ModulePage,
)
from courses.services import certificates, evidence, outline, versions
from courses.services.completion import rules
from courses.services.completion.enrolments import (
    NotEnrolledError,
    completed_pages,
    open_enrolment,
)
from courses.services.proofs import seals
from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit


class NotDoneError(Exception):
    """The lesson asks for more than to be read, and that was not done yet."""

    code = "not_done"


@transaction.atomic
def complete_lesson(lesson: LessonPage, *, learner: User) -> Completion:
    """Record that the learner came to the end of the lesson; a second time changes nothing.

    Raises NotEnrolledError, and NotDoneError where the lesson asks for what was not done.
    """
    enrolment = _held(learner, lesson)
    read = versions.as_read(lesson, enrolment)
    if not rules.lesson_is_done(read, enrolment):
        raise NotDoneError
    return record_lesson(
        lesson,
        enrolment,
        passed=rules.attempt_behind(read, enrolment),
        rests_on=rules.evidence_of(read, enrolment),
    )


@transaction.atomic
def complete_activity(lesson: LessonPage, block: str, *, learner: User) -> None:
    """Record that a self-check was answered; the last one completes a lesson that asks for them.

    Raises NotEnrolledError.
    """
    enrolment = _held(learner, lesson)
    ActivityCompletion.objects.get_or_create(
        enrolment_id=enrolment.pk, lesson_id=lesson.pk, block=block
    )
    read = versions.as_read(lesson, enrolment)
    if read.completed_when == LessonRule.ACTIVITIES and rules.lesson_is_done(read, enrolment):
        record_lesson(lesson, enrolment, rests_on=rules.evidence_of(read, enrolment))


def _held(learner: User, lesson: LessonPage) -> Enrolment:
    enrolment = open_enrolment(learner, lesson)
    if enrolment is None:
        raise NotEnrolledError
    versions.hold(enrolment)
    return enrolment


def record_lesson(
    lesson: LessonPage,
    enrolment: Enrolment,
    *,
    passed: Attempt | None = None,
    rests_on: Evidence = Evidence.SERVER,
) -> Completion:
    """Record a lesson whose rule is met, and the module where it was the last step."""
    completion, _created = Completion.objects.get_or_create(
        enrolment=enrolment,
        page_id=lesson.pk,
        withdrawn_at=None,
        defaults={
            "kind": CompletionKind.LESSON,
            "evidence": passed.evidence if passed else rests_on,
            "attempt": passed.uuid if passed else None,
        },
    )
    locked(Enrolment.objects.filter(pk=enrolment.pk)).get()
    # Also the second time: what the module asks for may have become less since.
    complete_module_if_done(enrolment, ModulePage.objects.parent_of(lesson).get())
    return completion


def locked(enrolments: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    """Serialises the lesson and the assessment that arrive at one moment."""
    return enrolments.select_for_update(of=("self",))


def complete_module_if_done(enrolment: Enrolment, module: ModulePage) -> Completion | None:
    """Record the module's completion where its rule is met, and the course's after it.

    The caller holds the lock of the enrolment.
    """
    module = versions.as_read(module, enrolment)
    done = completed_pages(enrolment)
    if rules.missing_lessons(enrolment, module, done):
        return None
    if not module.assessment_id:
        on_lessons = evidence.strongest(evidence.of_lessons(enrolment, module))
        return record_module(enrolment, module, rests_on=on_lessons)
    passed = rules.passed_attempt(enrolment, module.assessment_id)
    return record_module(enrolment, module, passed=passed) if passed else None


def record_module(
    enrolment: Enrolment,
    module: ModulePage,
    *,
    passed: Attempt | None = None,
    rests_on: Evidence | None = None,
) -> Completion | None:
    """Record the module under the lock of the enrolment; None where it was recorded before."""
    found = rests_on or Evidence(passed.evidence if passed else Evidence.SERVER)
    attempt = passed.uuid if passed else None
    completion = _record(enrolment, module, CompletionKind.MODULE, found, attempt)
    if completion is not None and module.gives_certificate:
        certificates.order(completion)
    complete_course_if_done(enrolment)
    return completion


def complete_course_if_done(enrolment: Enrolment) -> Completion | None:
    """Record the course where all its modules are completed and the hours in person attended."""
    done = completed_pages(enrolment)
    modules = versions.readable(outline.modules_of(enrolment.course), enrolment)
    asked = rules.asked_of(enrolment, modules)
    if not asked or {module.pk for module in asked} - done:
        return None
    if rules.attended_hours(enrolment) < rules.hours_to_attend(enrolment):
        return None
    found = evidence.strongest(evidence.of_modules(enrolment))
    completion = _record(enrolment, enrolment.course, CompletionKind.COURSE, found, None)
    certifies = enrolment.course.gives_certificate or enrolment.course.renews_id
    if completion is not None and certifies:
        certificates.order(completion)
    return completion


def _record(
    enrolment: Enrolment,
    page: ModulePage | CoursePage,
    kind: CompletionKind,
    evidence: Evidence,
    attempt: uuid.UUID | None,
) -> Completion | None:
    completion, created = Completion.objects.get_or_create(
        enrolment=enrolment,
        page_id=page.pk,
        withdrawn_at=None,
        defaults={"kind": kind, "evidence": evidence, "attempt": attempt},
    )
    if not created:
        return None
    audit.append(
        AuditAction.COMPLETION_RECORDED,
        subject=f"enrolment:{enrolment.registration}",
        actor=enrolment.learner_id,
        data={
            "page": page.pk,
            "kind": kind.value,
            "attempt": str(attempt) if attempt else None,
            "seal": seals.of_completion(completion),
        },
    )
    return completion


def withdraw(completions: Iterable[Completion], *, because: str) -> None:
    """Take completions back, and the certificates that rest on them; nothing is deleted."""
    for completion in completions:
        completion.withdrawn_at = timezone.now()
        completion.save(update_fields=["withdrawn_at"])
        audit.append(
            AuditAction.COMPLETION_WITHDRAWN,
            subject=f"enrolment:{completion.enrolment.registration}",
            actor=None,
            data={"page": completion.page_id, "attempt": str(completion.attempt)},
        )
        for certificate in completion.certificates.standing():
            certificates.revoke(certificate, because=because)
