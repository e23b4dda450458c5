"""Rows of the chain with the names of people, which are looked up at reading and never kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext as _

from qalqan.common.models import AuditRow
from qalqan.common.services.auditing import subject_words

Names = dict[int, str]


@dataclass(frozen=True)
class Line:
    row: AuditRow
    actor: str
    subject: str
    # Where an auditor sees what the row is about; empty where there is no such place.
    url: str


def lines_of(rows: Iterable[AuditRow]) -> list[Line]:
    """The lines of a page; one statement for all the people in them."""
    rows = list(rows)
    names = _names({number for row in rows for number in (row.actor, _person(row)) if number})
    return [_line(row, names) for row in rows]


def line(row: AuditRow) -> Line:
    return lines_of([row])[0]


def _line(row: AuditRow, names: Names) -> Line:
    person = _person(row)
    subject = subject_words(row.subject)
    return Line(
        row,
        actor=names.get(row.actor, _("erased person")) if row.actor else _("the system"),
        subject=f"{subject}: {names.get(person, _('erased person'))}" if person else subject,
        url=_url(row),
    )


def _names(numbers: set[int]) -> Names:
    people = get_user_model()._default_manager.filter(pk__in=numbers, erased_at=None)
    return {person.pk: str(person) for person in people}


def _person(row: AuditRow) -> int | None:
    kind, _colon, number = row.subject.partition(":")
    return int(number) if kind == "person" and number.isdigit() else None


def _url(row: AuditRow) -> str:
    kind, _colon, number = row.subject.partition(":")
    view = settings.AUDIT_LINKS.get(kind)
    return reverse(view, args=[number]) if view else ""
