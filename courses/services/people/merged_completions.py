"""What was completed in both of two merged accounts: in one year its hours count once."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from courses.enums import CompletionKind
from courses.models import Certificate, Completion, Enrolment
from courses.services.completion.recording import withdraw
from qalqan.accounts.models import User

COUNTED = (CompletionKind.MODULE, CompletionKind.COURSE)
Rank = tuple[bool, bool, bool, datetime]


def count_once(person: User) -> None:
    """Withdraw all but one of a page's completions in a year, and what was certified by those."""
    doubled = list(_doubled(person))
    withdraw(doubled, because=_("The same course was completed in two accounts of one person."))
    # Nobody is to take again what stands completed beside it.
    over = [one.enrolment_id for one in doubled if one.kind == CompletionKind.COURSE]
    Enrolment.objects.open().filter(pk__in=over).update(closed_at=timezone.now())


def _doubled(person: User) -> Iterator[Completion]:
    standing = Completion.objects.standing().filter(enrolment__learner=person, kind__in=COUNTED)
    found = list(standing.select_related("enrolment__learner"))
    ranks = _ranks(person, found)
    together: dict[tuple[int, int], list[Completion]] = defaultdict(list)
    for one in found:
        together[one.page_id, timezone.localdate(one.completed_at).year].append(one)
    for same in together.values():
        yield from sorted(same, key=lambda one: ranks[one.enrolment_id])[1:]


def _ranks(person: User, completions: list[Completion]) -> dict[int, Rank]:
    """By enrolment: one is kept with all its modules, or its course would lose what it rests on."""
    certificates = Certificate.objects.standing().filter(completion__enrolment__learner=person)
    certified = set(certificates.values_list("completion__enrolment", flat=True))
    completed = {
        one.enrolment_id: one.completed_at
        for one in completions
        if one.kind == CompletionKind.COURSE
    }
    return {
        one.enrolment_id: _rank(one.enrolment, one.enrolment_id in certified, completed)
        for one in completions
    }


def _rank(enrolment: Enrolment, is_certified: bool, completed: dict[int, datetime]) -> Rank:
    """The certified before the completed, then what is still open; of equals the earlier."""
    at = completed.get(enrolment.pk)
    is_over = at is None and enrolment.closed_at is not None
    return (not is_certified, at is None, is_over, at or enrolment.opened_at)
