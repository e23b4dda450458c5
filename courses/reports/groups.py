"""Sums by cohort, department, region, sex or course; charts and tables show the same ones."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.services import reporting
from courses.enums import Sex
from courses.models import Enrolment
from courses.reports.suppression import HIDDEN, Cell, suppress
from qalqan.common.languages import LANGUAGES

DONE = Q(course_completed_at__isnull=False)
PRIVATE = Q(scores_are_private=True)
# {choice: (label, what to group by, the field that names the group)}; {} is the language.
BY: dict[str, tuple[Promise, str, str]] = {
    "cohort": (_("Cohort"), "cohort", "cohort__name"),
    "department": (_("Department"), "department", "department__name_{}"),
    "region": (_("Region"), "region", "region__name_{}"),
    "sex": (_("Sex"), "learner__learner_profile__sex", "learner__learner_profile__sex"),
    "course": (_("Course"), "course", "course__heading_{}"),
    "academy": (_("Academy"), "academy", "academy__name_{}"),
    "audience": (_("Audience"), "audience", "audience__name_{}"),
}


@dataclass(frozen=True)
class Group:
    """Sums over enrolments. A figure that would point at fewer than five people is HIDDEN.

    `gain` is the mean of after minus before, -1 to 1.
    """

    name: str
    enrolled: Any
    completed: Any
    behind: Any
    tested: Any
    passed: Any
    gain: float | None = None

    @property
    def completed_percent(self) -> int | None:
        return _percent(self.completed, self.enrolled)

    @property
    def passed_percent(self) -> int | None:
        return _percent(self.passed, self.tested)

    @property
    def gain_points(self) -> int | None:
        return None if self.gain is None else round(100 * self.gain)


FIGURES = ("enrolled", "completed", "behind", "tested", "passed")


def totals(found: QuerySet[Enrolment], *, with_private: bool = False) -> Group:
    """Over all of `found`, in one statement; the gain is the groups' to tell.

    Results of audiences whose scores are private count only `with_private`.
    """
    return Group("", **_counted(found).aggregate(**_sums(with_private)))


def groups(found: QuerySet[Enrolment], by: str, *, with_private: bool = False) -> list[Group]:
    """One group for each value of `by`, a key of BY, by name; in three statements."""
    _label, field, name = BY[by]
    named = F(name.format(get_language() or LANGUAGES[0]))
    grouped = _counted(found).values(key=F(field), name=named).annotate(**_sums(with_private))
    gains = _gains_by(found if with_private else found.exclude(PRIVATE), field)
    return [
        Group(_named(by, row["name"]), **_figures(row), gain=_mean(gains.get(row["key"], [])))
        for row in grouped.order_by("name")
    ]


def hidden_below_five(listed: list[Group]) -> list[Group]:
    """The same groups for readers who see sums alone."""
    columns = {name: suppress(_column(listed, name), zeros=True) for name in ("enrolled", "tested")}
    for part, whole in (("completed", "enrolled"), ("behind", "enrolled"), ("passed", "tested")):
        counts = _column(listed, part)
        rest = [all_ - some for some, all_ in zip(counts, _column(listed, whole), strict=True)]
        also = _hidden(columns[whole]) | _hidden(suppress(rest))
        columns[part] = suppress(counts, also=also, zeros=True)
    return [_shown(one, columns, place) for place, one in enumerate(listed)]


def _shown(one: Group, columns: dict[str, list[Cell]], place: int) -> Group:
    figures: dict[str, Any] = {name: columns[name][place] for name in FIGURES}
    gain = None if HIDDEN in (figures["tested"], figures["passed"]) else one.gain
    return replace(one, **figures, gain=gain)


def _column(listed: list[Group], name: str) -> list[int]:
    return [getattr(one, name) for one in listed]


def _hidden(cells: list[Cell]) -> set[int]:
    return {place for place, cell in enumerate(cells) if cell is HIDDEN}


def _figures(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in FIGURES}


def _counted(found: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    counted: QuerySet[Enrolment] = found.order_by().annotate(
        has_finished=reporting.has_finished(), has_passed=reporting.has_passed()
    )
    return counted


def _sums(with_private: bool) -> dict[str, Count]:
    told = Q() if with_private else ~PRIVATE
    late = ~DONE & Q(due_on__lt=timezone.localdate())
    return {
        "enrolled": Count("pk"),
        "completed": Count("pk", filter=DONE),
        "behind": Count("pk", filter=late),
        "tested": Count("pk", filter=told & Q(has_finished=True)),
        "passed": Count("pk", filter=told & Q(has_passed=True)),
    }


def _named(by: str, name: str | None) -> str:
    if not name:
        return str(_("Not stated"))
    return str(Sex(name).label) if by == "sex" else name


def _gains(found: QuerySet[Enrolment]) -> dict[Any, float]:
    taken = reporting.outcomes(found.order_by().values("registration"), paired=True)
    gains = {registration: mine.gain for registration, mine in taken.items()}
    return {registration: gain for registration, gain in gains.items() if gain is not None}


def _gains_by(found: QuerySet[Enrolment], field: str) -> dict[Any, list[float]]:
    gains = _gains(found)
    by: dict[Any, list[float]] = {}
    if gains:
        for registration, key in found.order_by().values_list("registration", field):
            if registration in gains:
                by.setdefault(key, []).append(gains[registration])
    return by


def _mean(values: Iterable[float]) -> float | None:
    found = list(values)
    return sum(found) / len(found) if found else None


def _percent(part: Any, whole: Any) -> int | None:
    if part is HIDDEN or whole is HIDDEN or not whole:
        return None
    return round(100 * part / whole)
