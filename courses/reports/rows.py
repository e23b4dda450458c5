"""One row for each learner in each course; a page of them, or all in chunks."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import islice

from django.db.models import QuerySet, TextChoices
from django.utils import timezone

from assessments.enums import Evidence
from assessments.services import reporting
from courses.enums import LearningState, Sex, YesNo
from courses.models import CourseVersion, Enrolment, LessonPage
from courses.reports.choosing import state_of
from courses.reports.reading import Done, Read, done_under, read

# Longer lists of registrations cost a statement more than they save.
CHUNK = 500
OF_COMPLETIONS = frozenset({"lessons_done", "modules_done", "evidence"})
DEAR = frozenset({"minutes", "lessons_total"}) | OF_COMPLETIONS
NOTHING, NONE_TAKEN = Done(), reporting.Taken()


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
        self.counted = not OF_COMPLETIONS.isdisjoint(wanted)
        self.lessons = _Lessons() if "lessons_total" in wanted else None
        self.words: dict[type[TextChoices], dict[str, str]] = {
            choices: {str(value): str(label) for value, label in choices.choices}
            for choices in (Sex, LearningState, YesNo, Evidence)
        }
        self.zone = timezone.get_current_timezone()
        self.today = timezone.localdate()

    def day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class Row:
    """A learner in a course, told cell by cell: what nobody asks for is not worked out.

    Scores are shares of the maximum, 0 to 1; `gain` is -1 to 1.
    """

    read: Read
    done: Done
    taken: reporting.Taken
    look: _Look

    def said(self, choices: type[TextChoices], value: object) -> str:
        """The words for `value` in the reader's language; "" for none."""
        return self.look.words[choices].get(str(value), "")

    @property
    def name(self) -> str:
        one = self.read
        name = f"{one.last_name} {one.first_name}".strip()
        return name or one.email or one.sign_in_code or ""

    @property
    def cohort(self) -> str:
        return self.read.cohort or ""

    @property
    def department(self) -> str:
        return self.read.department or ""

    @property
    def region(self) -> str:
        return self.read.region or ""

    @property
    def sex(self) -> str:
        return self.said(Sex, self.read.sex)

    @property
    def course(self) -> str:
        return self.read.course or ""

    @property
    def state(self) -> LearningState:
        return state_of(self.read, self.look.today)

    @property
    def lessons_done(self) -> int:
        return self.done.lessons

    @property
    def lessons_total(self) -> int:
        lessons = self.look.lessons
        return lessons.total(self.read.version, self.read.course_path) if lessons else 0

    @property
    def modules_done(self) -> int:
        return self.done.modules

    @property
    def evidence(self) -> str:
        return self.done.evidence or ""

    @property
    def score(self) -> float | None:
        return self._shown.best

    @property
    def before(self) -> float | None:
        return self._shown.before

    @property
    def gain(self) -> float | None:
        return self._shown.gain

    @property
    def passed(self) -> bool | None:
        return self._shown.passed

    @property
    def minutes(self) -> int:
        return round(self.taken.spent.total_seconds() / 60)

    @property
    def opened_on(self) -> date:
        return self.look.day(self.read.opened_at)

    @property
    def due_on(self) -> date | None:
        return self.read.due_on

    @property
    def completed_on(self) -> date | None:
        completed = self.read.course_completed_at
        return self.look.day(completed) if completed else None

    @property
    def _shown(self) -> reporting.Taken:
        """By default managers see who of some audiences completed what, and no scores."""
        return NONE_TAKEN if self.read.scores_are_private else self.taken


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
    taken = reporting.outcomes([one.registration for one in found], timed=look.timed)
    done = done_under([one.pk for one in found]) if look.counted else {}
    return [
        Row(one, done.get(one.pk, NOTHING), taken.get(one.registration, NONE_TAKEN), look)
        for one in found
    ]
