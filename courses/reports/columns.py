"""The columns that a report may have, on the screen and in files alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.enums import Evidence
from courses.enums import LearningState, YesNo
from courses.reports.rows import Row


@dataclass(frozen=True)
class Column:
    """`cell` gives what a file holds: text, a number or a date, never a sentence.

    `sort` is the order of `choosing.SORTS` that the column's head leads to.
    """

    key: str
    label: Promise
    cell: Callable[[Row], Any]
    shown_first: bool = True
    sort: str = ""

    @property
    def is_date(self) -> bool:
        return self.key in DATES


def _percent(name: str) -> Callable[[Row], int | None]:
    def cell(row: Row) -> int | None:
        share = getattr(row, name)
        return None if share is None else round(100 * share)

    return cell


def _in_words(choices: type[TextChoices], name: str) -> Callable[[Row], str]:
    return lambda row: row.said(choices, getattr(row, name))


COLUMNS: tuple[Column, ...] = (
    Column("name", _("Name"), attrgetter("name"), sort="name"),
    Column("cohort", _("Cohort"), attrgetter("cohort"), sort="cohort"),
    Column("department", _("Department"), attrgetter("department"), sort="department"),
    Column("region", _("Region"), attrgetter("region"), shown_first=False),
    Column("sex", _("Sex"), attrgetter("sex"), shown_first=False),
    Column("course", _("Course"), attrgetter("course")),
    Column("state", _("State"), _in_words(LearningState, "state")),
    Column("lessons_done", _("Lessons completed"), attrgetter("lessons_done"), shown_first=False),
    Column("lessons_total", _("Lessons"), attrgetter("lessons_total"), shown_first=False),
    Column("modules_done", _("Modules completed"), attrgetter("modules_done"), shown_first=False),
    Column("before", _("Before the lessons, %"), _percent("before"), shown_first=False),
    Column("score", _("Best result, %"), _percent("score")),
    Column("gain", _("Gain, percentage points"), _percent("gain"), shown_first=False),
    Column("passed", _("Test passed"), _in_words(YesNo, "passed"), shown_first=False),
    Column("minutes", _("Minutes on tests"), attrgetter("minutes"), shown_first=False),
    Column(
        "opened_on",
        _("Enrolled on"),
        attrgetter("opened_on"),
        shown_first=False,
        sort="enrolled",
    ),
    Column("due_on", _("Due on"), attrgetter("due_on"), sort="due"),
    Column("completed_on", _("Completed on"), attrgetter("completed_on"), sort="completed"),
    Column("evidence", _("Evidence"), _in_words(Evidence, "evidence"), shown_first=False),
)


# Written short on the screen; a file has them as dates.
DATES = {"opened_on", "due_on", "completed_on"}


def columns_of(keys: Sequence[str]) -> list[Column]:
    """The columns called by `keys`, in the report's order; those shown first where none is."""
    chosen = [column for column in COLUMNS if column.key in keys]
    return chosen or [column for column in COLUMNS if column.shown_first]
