"""What counts as completed. A module is complete when every lesson is and its assessment passed."""

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from assessments.enums import Evidence
from assessments.services import AttemptResult
from courses.enums import CompletionKind
from courses.models import Completion, CoursePage, Enrolment, LessonPage, ModulePage
from courses.services import certificates, outline, versions
from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit

# What the pages of a course ask of an enrolment and its course.
ENROLMENT = (
    "registration",
    "opened_at",
    "version",
    *(f"course__{name}" for name in outline.OUTLINED),
)


# The learner's own audience, else the one that the course is for.
AUDIENCE = Coalesce("learner__learner_profile__audience__code", "course__audience__code")


class NotEnrolledError(Exception):
    """The person has no open enrolment in this course."""


def open_enrolment(
    person: User | AnonymousUser, page: LessonPage | ModulePage | CoursePage
) -> Enrolment | None:
    """The person's open enrolment in the course that `page` is or lies in."""
    if isinstance(person, AnonymousUser):
        return None
    path = page.path
    course_paths = [path[:end] for end in range(4, len(path) + 1, 4)]
    return (
        Enrolment.objects.open()
        .select_related("course", "version")
        .only(*ENROLMENT)
        .annotate(audience_code=AUDIENCE)
        .filter(learner=person, course__path__in=course_paths)
        .first()
    )


def completed_pages(enrolment: Enrolment | None) -> set[int]:
    """Ids of the pages completed under `enrolment`."""
    if enrolment is None:
        return set()
    return set(enrolment.completions.standing().values_list("page_id", flat=True))


@transaction.atomic
def complete_lesson(lesson: LessonPage, *, learner: User) -> Completion:
    """Record that the learner read the lesson to its end; a second time changes nothing."""
    enrolment = open_enrolment(learner, lesson)
    if enrolment is None:
        raise NotEnrolledError
    versions.hold(enrolment)
    completion, _created = Completion.objects.get_or_create(
        enrolment=enrolment,
        page_id=lesson.pk,
        withdrawn_at=None,
        defaults={"kind": CompletionKind.LESSON, "evidence": Evidence.SERVER},
    )
    _locked(Enrolment.objects.filter(pk=enrolment.pk)).get()
    # Also the second time: what the module asks for may have become less since.
    complete_module_if_done(enrolment, ModulePage.objects.parent_of(lesson).get())
    return completion


def attempt_finished(result: AttemptResult) -> None:
    """A pass may complete modules while the enrolment is open; credit does so without lessons."""
    enrolment = _open_enrolment_of(result) if result.passed else None
    if enrolment is None:
        return
    for module in ModulePage.objects.descendant_of(enrolment.course):
        held = versions.as_read(module, enrolment)
        if held.assessment_id == result.assessment_id:
            complete_module_if_done(enrolment, held, attempt=result.attempt)
        elif held.assessment_id in result.credits:
            _complete_module(enrolment, held, result.attempt)


def outcome_changed(result: AttemptResult) -> None:
    """A corrected outcome completes what it now earns, and withdraws what rested on it alone."""
    if result.passed:
        attempt_finished(result)
        return
    for completion in Completion.objects.standing().filter(
        attempt=result.attempt, kind=CompletionKind.MODULE
    ):
        _withdraw_unless_passed_again(completion)


def _withdraw_unless_passed_again(completion: Completion) -> None:
    enrolment = _locked(Enrolment.objects.filter(pk=completion.enrolment_id)).get()
    module = ModulePage.objects.get(pk=completion.page_id)
    _withdraw(completion)
    if complete_module_if_done(enrolment, module) is None:
        course = enrolment.completions.standing().filter(kind=CompletionKind.COURSE)
        for resting in course:
            _withdraw(resting)


def _withdraw(completion: Completion) -> None:
    completion.withdrawn_at = timezone.now()
    completion.save(update_fields=["withdrawn_at"])
    audit.append(
        AuditAction.COMPLETION_WITHDRAWN,
        subject=f"enrolment:{completion.enrolment.registration}",
        actor=None,
        data={"page": completion.page_id, "attempt": str(completion.attempt)},
    )


def _open_enrolment_of(result: AttemptResult) -> Enrolment | None:
    enrolments = Enrolment.objects.open().filter(registration=result.registration)
    return _locked(enrolments).select_related("course", "version").first()


def _locked(enrolments: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    """Serialises the lesson and the assessment that arrive at one moment."""
    return enrolments.select_for_update(of=("self",))


def complete_module_if_done(
    enrolment: Enrolment, module: ModulePage, *, attempt: uuid.UUID | None = None
) -> Completion | None:
    """Record the module's completion where its rule is met, and the course's after it.

    The caller holds the lock of the enrolment.
    """
    module = versions.as_read(module, enrolment)
    lessons = versions.readable(outline.lessons_of(module), enrolment)
    if not {lesson.pk for lesson in lessons} <= completed_pages(enrolment):
        return None
    if module.assessment_id:
        passed = certificates.passed_attempt(enrolment, module.assessment_id)
        if passed is None:
            return None
        attempt = attempt or passed
    return _complete_module(enrolment, module, attempt)


def _complete_module(
    enrolment: Enrolment, module: ModulePage, attempt: uuid.UUID | None
) -> Completion | None:
    completion = _record(enrolment, module, CompletionKind.MODULE, attempt)
    if completion is None:
        return None
    if module.gives_certificate:
        certificates.order(completion)
    modules = versions.readable(outline.modules_of(enrolment.course), enrolment)
    if {module.pk for module in modules} <= completed_pages(enrolment):
        _record(enrolment, enrolment.course, CompletionKind.COURSE, None)
    return completion


def _record(
    enrolment: Enrolment,
    page: ModulePage | CoursePage,
    kind: CompletionKind,
    attempt: uuid.UUID | None,
) -> Completion | None:
    completion, created = Completion.objects.get_or_create(
        enrolment=enrolment,
        page_id=page.pk,
        withdrawn_at=None,
        defaults={"kind": kind, "evidence": Evidence.SERVER, "attempt": attempt},
    )
    if not created:
        return None
    audit.append(
        AuditAction.COMPLETION_RECORDED,
        subject=f"enrolment:{enrolment.registration}",
        actor=enrolment.learner_id,
        data={"page": page.pk, "kind": kind.value, "attempt": str(attempt) if attempt else None},
    )
    return completion
