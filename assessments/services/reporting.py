"""What reports over many people need: outcomes as plain rows, and conditions to count by.

Other floors hold registrations and know no attempts, so the conditions that their queries use
are made here.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import (
    Case,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    FloatField,
    Max,
    OuterRef,
    Q,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast

from assessments.models import Attempt

# As floats: SQLite divides whole numbers as whole numbers.
SHARE = Cast("score", FloatField()) / Cast("maximum", FloatField())
SPENT = ExpressionWrapper(F("finished_at") - F("started_at"), output_field=DurationField())
NO_SPENT = Value(None, output_field=DurationField())
NO_TIME = timedelta()
# PostgreSQL has no greatest of two booleans.
PASSED = Case(When(passed=True, then=1), default=0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The finished attempts of one registration at one assessment, taken together.

    `share` is the best score as a share of the maximum, 0 to 1; `pre_test` is the id of the
    assessment's pre-test, and `is_pre_test` says that it is one itself.
    """

    share: float
    passed: bool
    spent: timedelta
    pre_test: int | None
    is_pre_test: bool


class Taken(dict[int, Outcome]):
    """What one registration took: {assessment id: its outcome}."""

    @property
    def best(self) -> float | None:
        """The mean of the best shares, 0 to 1, pre-tests aside."""
        return _mean(one.share for one in self._main())

    @property
    def before(self) -> float | None:
        """The mean of the best shares at pre-tests, 0 to 1."""
        return _mean(one.share for one in self.values() if one.is_pre_test)

    @property
    def gain(self) -> float | None:
        """The mean of after minus before, -1 to 1, over assessments of which both were taken."""
        pairs = [(one, self.get(one.pre_test or 0)) for one in self._main()]
        return _mean(after.share - before.share for after, before in pairs if before)

    @property
    def passed(self) -> bool | None:
        """Whether an assessment was passed; None where none was taken."""
        main = self._main()
        return any(one.passed for one in main) if main else None

    @property
    def spent(self) -> timedelta:
        return sum((one.spent for one in self.values()), timedelta())

    def _main(self) -> list[Outcome]:
        return [one for one in self.values() if not one.is_pre_test]


def outcomes(
    registrations: Any, *, paired: bool = False, timed: bool = False
) -> dict[uuid.UUID, Taken]:
    """What was taken under `registrations`, a list or a query of them, in one statement.

    `paired` leaves out assessments that neither have a pre-test nor are one. Without `timed` no
    time is added up, which costs SQLite as much as all the rest.
    """
    finished = Attempt.objects.finished().of_assessments()
    finished = finished.filter(registration__in=registrations, maximum__gt=0)
    if paired:
        has_pair = Q(assessment__pre_test__isnull=False) | Q(assessment__post_test__isnull=False)
        finished = finished.filter(has_pair)
    rows = finished.values_list(
        "registration", "assessment", "assessment__pre_test", "assessment__post_test"
    ).annotate(best=Max(SHARE), has_passed=Max(PASSED), took=Sum(SPENT) if timed else NO_SPENT)
    found: dict[uuid.UUID, Taken] = {}
    for registration, assessment, pre_test, post_test, share, passed, took in rows:
        outcome = Outcome(
            float(share), bool(passed), took or NO_TIME, pre_test, post_test is not None
        )
        found.setdefault(registration, Taken())[assessment] = outcome
    return found


def has_finished(registration: str = "registration") -> Exists:
    """Condition for a query whose field `registration` holds registrations."""
    return Exists(_main().filter(registration=OuterRef(registration)))


def has_passed(registration: str = "registration") -> Exists:
    """Likewise: an assessment, and not only its pre-test, was passed."""
    return Exists(_main().filter(registration=OuterRef(registration), passed=True))


def _main() -> Any:
    return Attempt.objects.finished().of_assessments().filter(assessment__post_test=None)


def _mean(values: Iterable[float]) -> float | None:
    found = list(values)
    return sum(found) / len(found) if found else None
