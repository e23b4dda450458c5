"""On what a completion rests, from the best to the least; what was only read is no result."""

from collections.abc import Iterable

from assessments.enums import Evidence
from courses.enums import CompletionKind
from courses.models import Enrolment, ModulePage
from courses.services import outline

STRENGTH = (
    Evidence.SERVER,
    Evidence.TUTOR,
    Evidence.ATTENDED,
    Evidence.PAPER,
    Evidence.SELF_REPORTED,
)


def strongest(evidences: Iterable[str]) -> Evidence:
    """The best of `evidences`; marked at the server where there is none, as for a lesson read."""
    found = set(evidences)
    return next((one for one in STRENGTH if one.value in found), Evidence.SERVER)


def of_lessons(enrolment: Enrolment, module: ModulePage) -> list[str]:
    """The evidence of the module's completed lessons that rest on a result."""
    lessons = [lesson.pk for lesson in outline.lessons_of(module)]
    standing = enrolment.completions.standing().filter(page__in=lessons)
    results = standing.exclude(evidence=Evidence.SERVER, attempt=None)
    return list(results.values_list("evidence", flat=True))


def of_modules(enrolment: Enrolment) -> list[str]:
    """The evidence of the completed modules that rest on a result."""
    standing = enrolment.completions.standing().filter(kind=CompletionKind.MODULE)
    completed = {one.page_id: one for one in standing}
    modules = ModulePage.objects.filter(pk__in=completed)
    return [
        completed[module.pk].evidence
        for module in modules
        if completed[module.pk].attempt
        or completed[module.pk].evidence != Evidence.SERVER
        or of_lessons(enrolment, module)
    ]
