"""A list of taught events and who attended."""

from decimal import Decimal

from courses.lists.enums import Column, Reason
from courses.lists.formats import cells
from courses.lists.formats.rejections import RowError
from courses.lists.services import accounts
from courses.lists.services.claims import Claim, record
from courses.lists.services.events import courses_by_word, event_in, evidence_in
from courses.lists.services.limits import CHUNK
from courses.lists.services.people import Cells, meant
from courses.lists.services.reading import Rows
from courses.lists.services.results import Imported, Line, Progress
from courses.lists.services.terms import Terms
from courses.models import Academy, Session
from qalqan.accounts.models import User


def bring_sessions(
    rows: Rows, academy: Academy, *, by: User | None, progress: Progress
) -> Imported:
    """The caller's transaction. Accounts and profiles of known people stay as they are today."""
    terms = Terms(academy)
    check = _Check(terms, academy)
    found = meant(rows, terms, academy, lambda _known: check, with_former=True)
    for start in range(0, len(found.people), CHUNK):
        chunk = found.people[start : start + CHUNK]
        accounts.create([pair for pair in chunk if pair[0].created], academy)
        record([(*pair, check.claims[pair[0].number]) for pair in chunk], academy, by=by)
        progress(min(start + CHUNK, len(found.people)), len(found.people))
    return Imported(found.lines)


class _Check:
    """One person once at one event, which has one number of hours."""

    def __init__(self, terms: Terms, academy: Academy) -> None:
        self.terms, self.academy = terms, academy
        self.courses = courses_by_word()
        self.claims: dict[int, Claim] = {}
        self.seen: dict[tuple[int, str], int] = {}
        recorded = Session.objects.filter(academy=academy).exclude(import_key=None)
        pairs = recorded.values_list("import_key", "academic_hours")
        self.hours: dict[str, Decimal] = {str(key): hours for key, hours in pairs}

    def __call__(self, line: Line, user: User, row: Cells) -> None:
        event = event_in(row, self.terms, self.courses)
        claim = Claim(
            event=event,
            key=event.key(self.academy),
            passed=cells.passed(row.get(Column.PASSED, "")),
            evidence=evidence_in(row, self.terms),
        )
        hours = self.hours.setdefault(claim.key, event.hours)
        if hours != event.hours:
            raise RowError(Reason.OTHER_HOURS, hours)
        first = self.seen.setdefault((id(user), claim.key), line.number)
        if first != line.number:
            raise RowError(Reason.REPEATED, first)
        self.claims[line.number] = claim
