"""The chain as auditors read it: filtered, the newest first, a page at a time.

Pages begin at a row and are never counted, so that the thousandth costs what the first does.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from qalqan.common.enums import AuditAction
from qalqan.common.models import AuditRow

PER_PAGE = 50
CHUNK = 2000


@dataclass(frozen=True)
class Filters:
    """What is asked for; None and "" leave all. `since` and `until` are whole local days."""

    action: str = ""
    kind: str = ""
    number: str = ""
    actor: int | None = None
    since: date | None = None
    until: date | None = None

    def rows(self) -> QuerySet[AuditRow]:
        """The rows that fit, the newest first."""
        asked = {
            "action": self.action,
            "actor": self.actor,
            "created_at__gte": _midnight(self.since),
            "created_at__lt": _midnight(self.until, days=1),
            **self._subject(),
        }
        given = {name: value for name, value in asked.items() if value not in ("", None)}
        return AuditRow.objects.filter(**given).order_by("-sequence")

    def as_data(self) -> dict[str, str]:
        """What is asked for, as the chain itself keeps it of an export."""
        return {name: str(value) for name, value in asdict(self).items() if value}

    def _subject(self) -> dict[str, str]:
        """A number alone says nothing: each kind has its own."""
        if self.kind and self.number:
            return {"subject": f"{self.kind}:{self.number}"}
        return {"subject__startswith": self.kind}


def _midnight(day: date | None, *, days: int = 0) -> datetime | None:
    if day is None:
        return None
    return timezone.make_aware(datetime.combine(day + timedelta(days=days), time.min))


def page_of(filters: Filters, *, before: int | None = None) -> tuple[list[AuditRow], int | None]:
    """A page of rows older than `before`, and where the next page begins, None after the last."""
    found = filters.rows()
    if before is not None:
        found = found.filter(sequence__lt=before)
    rows = list(found[: PER_PAGE + 1])
    more = len(rows) > PER_PAGE
    return rows[:PER_PAGE], rows[PER_PAGE - 1].sequence if more else None


def header() -> list[str]:
    """The columns of a file of rows."""
    return [_("Number"), _("Time"), _("Action"), _("Account"), _("About"), _("Details")]


def table_rows(filters: Filters) -> Iterator[list[Any]]:
    """The cells of all rows that fit, read in chunks; numbers only, never a name."""
    for row in filters.rows().iterator(chunk_size=CHUNK):
        yield [
            *(row.sequence, timezone.localtime(row.created_at).isoformat(timespec="seconds")),
            *(AuditAction(row.action).label, row.actor, row.subject, _json(row.data)),
        ]


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True) if data else ""
