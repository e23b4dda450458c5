"""What outcomes of attempts and attendance bring about, and what they take back."""

from django.utils.translation import gettext_noop

from assessments.services import AttemptResult
from courses.enums import CompletionKind, LessonRule
from courses.models import Completion, Enrolment, LessonPage, ModulePage
from courses.services import versions
from courses.services.completion import recording, rules
from courses.services.completion.recording import locked

CORRECTED = gettext_noop("The result on which it rested was corrected.")
NOT_ATTENDED = gettext_noop("The attendance on which it rested was withdrawn.")


def attempt_finished(result: AttemptResult) -> None:
    """A pass may complete lessons and modules while the enrolment is open.

    Credit, a pre-test passed, completes its module without the lessons.
    """
    enrolment = _open_enrolment_of(result) if result.passed else None
    if enrolment is None:
        return
    modules = list(ModulePage.objects.descendant_of(enrolment.course).live())
    asking = {module: versions.as_read(module, enrolment) for module in modules}
    for module, read in asking.items():
        if read.assessment_id == result.assessment_id:
            recording.complete_module_if_done(enrolment, module)
        elif read.assessment_id in result.credits:
            passed = rules.passed_attempt(enrolment, result.assessment_id)
            recording.record_module(enrolment, read, passed=passed)
    if result.assessment_id not in {read.assessment_id for read in asking.values()}:
        # A module's own assessment is no lesson's.
        _lessons_passed(enrolment, result.assessment_id)


def _lessons_passed(enrolment: Enrolment, assessment_id: int) -> None:
    asking = LessonPage.objects.descendant_of(enrolment.course).live()
    for lesson in asking.filter(completed_when=LessonRule.ASSESSMENT, assessment=assessment_id):
        if versions.includes(lesson, enrolment):
            passed = rules.passed_attempt(enrolment, assessment_id)
            recording.record_lesson(lesson, enrolment, passed=passed)


def outcome_changed(result: AttemptResult) -> None:
    """A corrected outcome completes what it now earns, and withdraws what rested on it alone."""
    if result.passed:
        attempt_finished(result)
        return
    for completion in Completion.objects.standing().filter(attempt=result.attempt):
        enrolment = locked(Enrolment.objects.filter(pk=completion.enrolment_id)).get()
        recording.withdraw([completion], because=CORRECTED)
        if completion.kind == CompletionKind.LESSON:
            _withdraw_lesson(enrolment, LessonPage.objects.get(pk=completion.page_id))
        else:
            _module_lost(enrolment, ModulePage.objects.get(pk=completion.page_id))


def _withdraw_lesson(enrolment: Enrolment, lesson: LessonPage) -> None:
    """What rests on a lesson's test goes with it, unless the test was passed another time."""
    passed = rules.attempt_behind(versions.as_read(lesson, enrolment), enrolment)
    if passed is not None:
        recording.record_lesson(lesson, enrolment, passed=passed)
        return
    module = ModulePage.objects.parent_of(lesson).get()
    standing = enrolment.completions.standing().filter(page=module.pk)
    if standing.exists():
        recording.withdraw(standing, because=CORRECTED)
        _module_lost(enrolment, module)


def _module_lost(enrolment: Enrolment, module: ModulePage) -> None:
    if recording.complete_module_if_done(enrolment, module) is None:
        recording.withdraw(_course(enrolment), because=CORRECTED)


def _course(enrolment: Enrolment) -> list[Completion]:
    return list(enrolment.completions.standing().filter(kind=CompletionKind.COURSE))


def attendance_changed(*, learner_id: int, cohort_id: int | None) -> None:
    """Hours in person were attended, or taken back: courses that ask for them are looked at."""
    if cohort_id is None:
        return
    theirs = Enrolment.objects.open().filter(learner=learner_id, cohort=cohort_id)
    for enrolment in locked(theirs).select_related("course", "version"):
        if rules.attended_hours(enrolment) >= rules.hours_to_attend(enrolment):
            recording.complete_course_if_done(enrolment)
        else:
            recording.withdraw(_course(enrolment), because=NOT_ATTENDED)


def _open_enrolment_of(result: AttemptResult) -> Enrolment | None:
    enrolments = Enrolment.objects.open().filter(registration=result.registration)
    return locked(enrolments).select_related("course", "version").first()
