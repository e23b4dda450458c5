"""Every finished attempt at a course, one row each: what other systems and statisticians take."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from assessments.services import Attempt, finished_attempts, finished_packages
from courses.models import CoursePage, Enrolment, ModulePage

CHUNK = 500


def results_header() -> list[str]:
    return [
        _("Learner"),
        _("Academy"),
        _("Cohort"),
        _("Module"),
        _("Attempt"),
        _("Started"),
        _("Finished"),
        _("Score"),
        _("Maximum"),
        _("Passed"),
        _("Evidence"),
        _("Language"),
    ]


def results_of(course: CoursePage) -> Iterator[list[Any]]:
    """The rows under `results_header`, in chunks of enrolments, at constant memory."""
    modules = _modules(course)
    found = Enrolment.objects.filter(course=course).order_by("pk")
    reading = found.select_related("learner", "academy", "cohort").iterator(chunk_size=CHUNK)
    while chunk := list(islice(reading, CHUNK)):
        yield from _rows(chunk, modules)


def _rows(chunk: list[Enrolment], modules: dict[int, str]) -> Iterator[list[Any]]:
    enrolments = {one.registration: one for one in chunk}
    found = [*finished_attempts(enrolments), *finished_packages(enrolments)]
    for attempt in sorted(found, key=lambda one: one.pk):
        enrolment = enrolments[attempt.registration]
        yield [
            str(enrolment.learner),
            enrolment.academy.code if enrolment.academy else "",
            enrolment.cohort.name if enrolment.cohort else "",
            modules.get(attempt.assessment_id or 0, "") if attempt.assessment else attempt.title,
            attempt.number,
            attempt.started_at.isoformat(timespec="seconds"),
            attempt.finished_at.isoformat(timespec="seconds") if attempt.finished_at else "",
            attempt.score,
            attempt.maximum,
            _passed(attempt),
            attempt.evidence,
            attempt.language,
        ]


def _passed(attempt: Attempt) -> str:
    if attempt.package and not attempt.pass_mark:
        # No result was asked for.
        return ""
    return "yes" if attempt.passed else "no"


def _modules(course: CoursePage) -> dict[int, str]:
    """{id of an assessment or pre-test: slug of its module}."""
    found: dict[int, str] = {}
    for module in ModulePage.objects.descendant_of(course).select_related("assessment"):
        if module.assessment is not None:
            found[module.assessment_id] = module.slug
            found[module.assessment.pre_test_id] = f"{module.slug}/pre-test"
    return found
