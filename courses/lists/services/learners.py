"""A list of people into a cohort."""

from courses.lists.enums import Reason, Refusal
from courses.lists.formats.rejections import ListError, RowError
from courses.lists.services import accounts
from courses.lists.services.known import Known
from courses.lists.services.limits import CHUNK, LONGEST_COHORT
from courses.lists.services.people import Cells, meant
from courses.lists.services.reading import Rows
from courses.lists.services.results import Imported, Line, Progress
from courses.lists.services.terms import Terms
from courses.models import Academy, Assignment, Cohort, CoursePage
from courses.services.enrolling import join_all
from qalqan.accounts.models import User


def bring_learners(
    rows: Rows,
    academy: Academy,
    *,
    cohort_name: str,
    course: CoursePage | None,
    by: User | None,
    progress: Progress,
) -> Imported:
    """The caller's transaction; the cohort is made, and the course assigned, where missing."""
    cohort = cohort_called(cohort_name, academy)
    if course is not None:
        Assignment.objects.get_or_create(cohort=cohort, course=course)
    found = meant(rows, Terms(academy), academy, _Check)
    for start in range(0, len(found.people), CHUNK):
        chunk = found.people[start : start + CHUNK]
        accounts.create([pair for pair in chunk if pair[0].created], academy)
        accounts.update([pair for pair in chunk if not pair[0].created], academy)
        lines = {line.user.pk: line for line, _person in chunk if line.user is not None}
        for pk in join_all(cohort, list(lines), by=by):
            lines[pk].enrolled = True
        progress(min(start + CHUNK, len(found.people)), len(found.people))
    return Imported(found.lines, cohort.pk)


def cohort_called(name: str, academy: Academy) -> Cohort:
    """The cohort of that name, made where missing. Raises ListError."""
    plain = " ".join(name.split())
    if not plain.isprintable() or not 0 < len(plain) <= LONGEST_COHORT:
        raise ListError(Refusal.BAD_COHORT, name[:LONGEST_COHORT])
    return Cohort.objects.get_or_create(academy=academy, name=plain)[0]


class _Check:
    """Everybody once, and nobody's staff."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.seen: dict[int, int] = {}

    def __call__(self, line: Line, user: User, _cells: Cells) -> None:
        if user.pk is not None:
            self._check_known(user)
        first = self.seen.setdefault(id(user), line.number)
        if first != line.number:
            raise RowError(Reason.REPEATED, first)

    def _check_known(self, user: User) -> None:
        if self.known.has_role(user) or user.is_staff or user.is_superuser:
            raise RowError(Reason.HAS_ROLE)
        if not user.is_active:
            raise RowError(Reason.CLOSED_ACCOUNT)
