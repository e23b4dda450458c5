"""Assessments as a learner meets them: of a module before and after its lessons, of a lesson."""

from dataclasses import dataclass
from typing import Any

from assessments import services as assessments
from assessments.services import Assessment
from courses.enums import ProgressState
from courses.models import Enrolment, LessonPage, ModulePage
from courses.services import outline


@dataclass(frozen=True)
class Place:
    """An assessment of a module or a lesson; the pre-test is the one before the lessons."""

    page: ModulePage | LessonPage
    assessment: Assessment
    is_pre_test: bool

    @property
    def url(self) -> str:
        return f"{outline.page_url(self.page)}{'pre-test' if self.is_pre_test else 'assessment'}/"


def place_of(page: ModulePage | LessonPage, *, is_pre_test: bool = False) -> Place | None:
    """The page's assessment or pre-test; None where it has none."""
    main: Any = page.assessment
    found = (main.pre_test if is_pre_test else main) if main else None
    return Place(page, found, is_pre_test) if found else None


def page_of_attempt(
    enrolment: Enrolment, taken: assessments.Attempt
) -> ModulePage | LessonPage | None:
    """The module or lesson whose assessment was taken; None where it has another by now."""
    modules = ModulePage.objects.descendant_of(enrolment.course)
    lessons = LessonPage.objects.descendant_of(enrolment.course)
    found: ModulePage | LessonPage | None = (
        modules.filter(assessment_id=taken.assessment_id).first()
        or modules.filter(assessment__pre_test=taken.assessment_id).first()
        or lessons.filter(assessment_id=taken.assessment_id).first()
    )
    return found


def assessment_panel(page: ModulePage, enrolment: Enrolment | None) -> dict[str, Any] | None:
    """What the module's page says of its assessment; None where it has none."""
    after = place_of(page, is_pre_test=False)
    if after is None:
        return None
    before = place_of(page, is_pre_test=True)
    best = _best(after.assessment, enrolment)
    earlier = _best(before.assessment, enrolment) if before else None
    state = _state(best) if enrolment else None
    return {
        "title": after.assessment.title,
        "items": assessments.item_count(after.assessment),
        "pass_mark_percent": after.assessment.pass_mark_percent,
        "url": after.url,
        "state": state.value if state else None,
        "state_label": str(state.label) if state else "",
        "best_percent": best.percent if best else None,
        "can_start": enrolment is not None,
        "pre_test": before,
        "earlier_percent": earlier.percent if earlier else None,
    }


def _best(assessment: Assessment, enrolment: Enrolment | None) -> assessments.Attempt | None:
    if enrolment is None:
        return None
    best = assessments.best_attempts([enrolment.registration])
    return best.get((enrolment.registration, assessment.pk))


def _state(best: assessments.Attempt | None) -> ProgressState:
    if best is None:
        return ProgressState.NOT_STARTED
    return ProgressState.COMPLETED if best.passed else ProgressState.IN_PROGRESS
