"""The completion report: one set of rows for the screen and for every export."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from assessments.services import Attempt, best_attempts
from courses.enums import CompletionKind
from courses.models import (
    Academy,
    Completion,
    CourseVersion,
    Enrolment,
    LessonPage,
    ModulePage,
)
from qalqan.common.languages import LANGUAGES

CHUNK = 500


@dataclass(frozen=True)
class Row:
    """One learner in one module."""

    registration: UUID
    name: str
    cohort: str
    department: str
    module: str
    lessons_done: int
    lessons_total: int
    score: Decimal | None
    maximum: Decimal | None
    passed: bool | None
    completed_at: datetime | None


@dataclass(frozen=True)
class Summary:
    """Over all rows: learners, those who completed a module, and the share of passes (0 to 1)."""

    enrolled: int
    completed: int
    pass_rate: float | None


@dataclass(frozen=True)
class _Module:
    page: ModulePage
    lesson_ids: frozenset[int]

    def in_version(self, version: CourseVersion | None) -> "_Module":
        """With those of its lessons that a learner who holds `version` has to read."""
        if version is None:
            return self
        kept = frozenset(pk for pk in self.lesson_ids if version.revision_of(pk) is not None)
        return _Module(self.page, kept)


def enrolments(
    academies: QuerySet[Academy], *, cohort: int | None = None, state: str = ""
) -> QuerySet[Enrolment]:
    """The enrolments at `academies`, by name; `state` is "", "completed" or "open"."""
    found = (
        Enrolment.objects.filter(academy__in=academies)
        .select_related("learner__learner_profile__department", "cohort", "course")
        .order_by("learner__last_name", "learner__first_name", "pk")
    )
    if cohort is not None:
        found = found.filter(cohort=cohort)
    modules = Completion.objects.standing().filter(kind=CompletionKind.MODULE)
    complete = Q(pk__in=modules.values("enrolment"))
    if state:
        found = found.filter(complete if state == "completed" else ~complete)
    return found


def summary(found: QuerySet[Enrolment]) -> Summary:
    """Three statements, whatever the number of learners."""
    counts = found.order_by().aggregate(
        enrolled=Count("learner", distinct=True),
        completed=Count(
            "learner",
            distinct=True,
            filter=Q(
                completions__kind=CompletionKind.MODULE, completions__withdrawn_at__isnull=True
            ),
        ),
    )
    registrations = found.order_by().values_list("registration", flat=True)
    best = best_attempts(registrations).values()
    rate = sum(bool(attempt.passed) for attempt in best) / len(best) if best else None
    return Summary(counts["enrolled"], counts["completed"], rate)


def rows(page: Sequence[Enrolment]) -> list[Row]:
    """The rows of these enrolments, in a number of statements that does not grow with them."""
    modules = _modules({enrolment.course.path for enrolment in page})
    held = CourseVersion.objects.in_bulk({row.version_id for row in page if row.version_id})
    best = best_attempts([enrolment.registration for enrolment in page])
    done: dict[int, dict[int, datetime]] = {}
    standing = Completion.objects.standing().filter(enrolment__in=page)
    for enrolment_id, page_id, at in standing.values_list(
        "enrolment_id", "page_id", "completed_at"
    ):
        done.setdefault(enrolment_id, {})[page_id] = at
    return [
        _row(
            enrolment,
            module.in_version(held.get(enrolment.version_id)),
            best,
            done.get(enrolment.pk, {}),
        )
        for enrolment in page
        for module in modules.get(enrolment.course.path, [])
    ]


def all_rows(found: QuerySet[Enrolment]) -> Iterator[Row]:
    """The same rows for an export, in chunks, at constant memory."""
    for chunk in _chunks(found.iterator(chunk_size=CHUNK)):
        yield from rows(chunk)


def _chunks(found: Iterable[Enrolment]) -> Iterator[list[Enrolment]]:
    chunk: list[Enrolment] = []
    for enrolment in found:
        chunk.append(enrolment)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _modules(course_paths: set[str]) -> dict[str, list[_Module]]:
    """By the course's path, its modules with the ids of their lessons: two statements."""
    if not course_paths:
        return {}
    below = Q()
    for path in course_paths:
        below |= Q(path__startswith=path)
    lessons: dict[str, set[int]] = {}
    for pk, path in LessonPage.objects.filter(below).live().values_list("pk", "path"):
        lessons.setdefault(path[:-4], set()).add(pk)
    found: dict[str, list[_Module]] = {}
    columns = [
        "path",
        "depth",
        "numchild",
        "assessment",
        *(f"heading_{code}" for code in LANGUAGES),
    ]
    for page in ModulePage.objects.filter(below).live().only(*columns).order_by("path"):
        module = _Module(page, frozenset(lessons.get(page.path, ())))
        found.setdefault(page.path[:-4], []).append(module)
    return found


def _row(
    enrolment: Enrolment,
    module: _Module,
    best: dict[tuple[UUID, int], Attempt],
    done: dict[int, datetime],
) -> Row:
    attempt = best.get((enrolment.registration, module.page.assessment_id or 0))
    profile = getattr(enrolment.learner, "learner_profile", None)
    return Row(
        registration=enrolment.registration,
        name=str(enrolment.learner),
        cohort=str(enrolment.cohort or ""),
        department=str(profile.department) if profile and profile.department else "",
        module=str(module.page.heading),
        lessons_done=len(module.lesson_ids & done.keys()),
        lessons_total=len(module.lesson_ids),
        score=attempt.score if attempt else None,
        maximum=attempt.maximum if attempt else None,
        passed=attempt.passed if attempt else None,
        completed_at=done.get(module.page.pk),
    )
