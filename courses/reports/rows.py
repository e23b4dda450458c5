"""One row for each learner in each course; a page of them, or all in chunks."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import islice
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from assessments.services import reporting
from courses.enums import LearningState, Sex
from courses.models import CourseVersion, Enrolment, LessonPage
from courses.reports.choosing import state_of
from courses.reports.reading import Done, Read, done_under, read

CHUNK = 2000
DEAR = frozenset({"minutes", "lessons_total"})


@dataclass(frozen=True, slots=True)
class Row:
    """A learner in a course. Scores are shares of the maximum, 0 to 1; `gain` is -1 to 1."""

    registration: UUID
    learner: int
    name: str
    cohort: str
    department: str
    region: str
    sex: str
    course: str
    state: LearningState
    lessons_done: int
    lessons_total: int
    modules_done: int
    score: float | None
    before: float | None
    gain: float | None
    passed: bool | None
    minutes: int
    opened_on: date
    due_on: date | None
    completed_on: date | None
    evidence: str
    reminded_at: datetime | None
    # The academy to which the learner belongs today.
    belongs_to: int | None


class _Lessons:
    """How many lessons a learner has to read: of the version that they hold, or the live ones."""

    def __init__(self) -> None:
        self.of_version: dict[int, int] = {}
        self.of_course: dict[str, int] = {}

    @cached_property
    def live(self) -> dict[int, str]:
        return dict(LessonPage.objects.live().values_list("pk", "path"))

    def load(self, versions: Iterable[int | None]) -> None:
        missing = {pk for pk in versions if pk is not None} - self.of_version.keys()
        found = CourseVersion.objects.in_bulk(missing) if missing else {}
        for pk, version in found.items():
            self.of_version[pk] = sum(int(page) in self.live for page in version.revisions)

    def total(self, version: int | None, course: str) -> int:
        if version is not None:
            return self.of_version[version]
        if course not in self.of_course:
            below = sum(path.startswith(course) for path in self.live.values())
            self.of_course[course] = below
        return self.of_course[course]


class _Look:
    """What all rows share. Looked up once: ten thousand times each takes its time."""

    def __init__(self, wanted: Collection[str]) -> None:
        self.timed = "minutes" in wanted
        self.lessons = _Lessons() if "lessons_total" in wanted else None
        self.sexes = {value: str(label) for value, label in Sex.choices}
        self.zone = timezone.get_current_timezone()

    def day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()


def rows(page: Sequence[Sequence[object]], *, wanted: Collection[str] = DEAR) -> list[Row]:
    """The rows of what `read` gave, in a number of statements that does not grow with them.

    What costs much is found out only where it is `wanted`, by the names of DEAR, and else 0.
    """
    return _rows(page, _Look(wanted))


def all_rows(found: QuerySet[Enrolment], *, wanted: Collection[str] = DEAR) -> Iterator[Row]:
    """The same rows for an export, in chunks, at constant memory."""
    look = _Look(wanted)
    reading = read(found).iterator(chunk_size=CHUNK)
    while chunk := list(islice(reading, CHUNK)):
        yield from _rows(chunk, look)


def _rows(page: Sequence[Sequence[object]], look: _Look) -> list[Row]:
    found = [Read._make(one) for one in page]
    if look.lessons is not None:
        look.lessons.load(one.version for one in found)
    registrations = [one.registration for one in found]
    taken = reporting.outcomes(registrations, timed=look.timed)
    done = done_under([one.pk for one in found])
    nothing, none_taken = Done(), reporting.Taken()
    return [
        _row(
            one,
            done.get(one.pk, nothing),
            taken.get(one.registration, none_taken),
            look,
        )
        for one in found
    ]


def _row(one: Read, done: Done, mine: reporting.Taken, look: _Look) -> Row:
    # By default managers see who of some audiences completed what, and no scores.
    shown = reporting.Taken() if one.scores_are_private else mine
    completed = one.course_completed_at
    name = f"{one.last_name} {one.first_name}".strip()
    return Row(
        registration=one.registration,
        learner=one.learner,
        name=name or one.email or one.sign_in_code or "",
        cohort=one.cohort or "",
        department=one.department or "",
        region=one.region or "",
        sex=look.sexes.get(one.sex or "", ""),
        course=one.course or "",
        state=state_of(one),
        lessons_done=done.lessons,
        lessons_total=look.lessons.total(one.version, one.course_path) if look.lessons else 0,
        modules_done=done.modules,
        score=shown.best,
        before=shown.before,
        gain=shown.gain,
        passed=shown.passed,
        minutes=round(mine.spent.total_seconds() / 60),
        opened_on=look.day(one.opened_at),
        due_on=one.due_on,
        completed_on=look.day(completed) if completed else None,
        evidence=done.evidence or "",
        reminded_at=one.reminded_at,
        belongs_to=one.belongs_to,
    )
