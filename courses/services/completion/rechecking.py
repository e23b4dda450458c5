"""Completions that became due because a course asks for less than it did.

A module whose last missing lesson was taken down, or whose assessment was, is completed by
nobody's next step: so all open enrolments are looked at, in chunks, through the outbox.
"""

from collections.abc import Iterator
from typing import Any

from django.db import transaction

from assessments.services import best_attempts
from courses.enums import CompletionKind
from courses.models import Completion, CoursePage, Enrolment, ModulePage
from courses.services import outline, versions
from courses.services.completion import recording
from qalqan.common.services import outbox

KIND = "courses.recheck"
CHUNK = 500


def order_recheck(course: CoursePage) -> None:
    outbox.enqueue(KIND, {"course": course.pk})


def recheck(payload: dict[str, Any]) -> None:
    """Outbox handler: complete the modules that their learners have done as asked by now."""
    course = CoursePage.objects.get(pk=payload["course"])
    modules = outline.modules_of(course)
    lessons = {module.pk: outline.lessons_of(module) for module in modules}
    begun = Enrolment.objects.open().filter(course=course, completions__withdrawn_at=None)
    ids = list(begun.exclude(completions=None).distinct().values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        chunk = Enrolment.objects.filter(pk__in=ids[start : start + CHUNK])
        for enrolment, module in _due(chunk.select_related("course", "version"), modules, lessons):
            _complete(enrolment.pk, module)


def _due(
    chunk: Any, modules: list[ModulePage], lessons: dict[int, list[outline.Listed]]
) -> Iterator[tuple[Enrolment, ModulePage]]:
    """Those whose lessons are all done; the rule itself is asked once more when it is recorded."""
    enrolments = list(chunk)
    done = _done(enrolments)
    best = best_attempts([enrolment.registration for enrolment in enrolments])
    for enrolment in enrolments:
        for module in modules:
            kept = versions.readable(lessons[module.pk], enrolment)
            mine = done.get(enrolment.pk, set())
            attempt = best.get((enrolment.registration, module.assessment_id or 0))
            passed = not module.assessment_id or (attempt is not None and attempt.passed)
            if module.pk not in mine and passed and {one.pk for one in kept} <= mine:
                yield enrolment, module


def _done(enrolments: list[Enrolment]) -> dict[int, set[int]]:
    done: dict[int, set[int]] = {}
    standing = Completion.objects.standing().exclude(kind=CompletionKind.COURSE)
    rows = standing.filter(enrolment__in=enrolments).values_list("enrolment", "page")
    for enrolment_id, page_id in rows:
        done.setdefault(enrolment_id, set()).add(page_id)
    return done


@transaction.atomic
def _complete(enrolment_id: int, module: ModulePage) -> None:
    open_ones = Enrolment.objects.open().filter(pk=enrolment_id)
    enrolment = recording.locked(open_ones).select_related("course", "version").first()
    if enrolment is not None:
        recording.complete_module_if_done(enrolment, module)
