"""A list of events into the register: looked at first, then brought in, and never twice."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.enums import Figure, PlaceKind
from campaigns.formats.events import COLUMNS, REQUIRED, mapping_of, values_of
from campaigns.models import CampaignPage, OutreachEvent, OutreachFigure
from campaigns.services.outreach.errors import OutreachError
from qalqan.common.enums import AuditAction
from qalqan.common.formats import tables
from qalqan.common.models import Region
from qalqan.common.services import audit

HEADER_SEARCHED = 10
# A step of the bar.
CHUNK = 500
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Rows:
    """The rows below the header with their numbers, and where each known column stands."""

    columns: dict[str, int]
    below: list[tuple[int, list[str]]]


@dataclass(frozen=True)
class Rejected:
    row: int
    reason: str


@dataclass
class Plan:
    """What becomes of the rows: new events with their fingerprints, known ones, rejected ones."""

    fresh: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    unchanged: int = 0
    rejected: list[Rejected] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "rows": len(self.fresh) + self.unchanged + len(self.rejected),
            "created": len(self.fresh),
            "unchanged": self.unchanged,
            "rejected": [vars(one) for one in self.rejected],
        }


def read(raw: bytes) -> Rows:
    """The rows of a file. Raises TableError, and OutreachError (`no_header`)."""
    table = tables.read(raw)
    for place, (_number, cells) in enumerate(table.rows[:HEADER_SEARCHED]):
        columns = mapping_of(cells)
        if columns.keys() >= {*REQUIRED}:
            return Rows(columns, table.rows[place + 1 :])
    wanted = ", ".join(str(COLUMNS[name]) for name in REQUIRED)
    said = _("No row of the file names the columns that are needed: %(wanted)s.")
    raise OutreachError("no_header", said % {"wanted": wanted})


def plan(rows: Rows, region: Region) -> Plan:
    """What bringing the rows in would do; nothing is written."""
    made, today = Plan(), timezone.localdate()
    stored = OutreachEvent.objects.filter(region=region).exclude(fingerprint="")
    known = set(stored.values_list("fingerprint", flat=True))
    seen: Counter[str] = Counter()
    for number, cells in rows.below:
        try:
            values = _values(rows, cells, today)
        except ValidationError as error:
            made.rejected.append(Rejected(number, " ".join(error.messages)))
            continue
        said = json.dumps(values, sort_keys=True, default=str)
        seen[said] += 1
        print_ = fingerprint(said, seen[said])
        if print_ in known:
            made.unchanged += 1
        else:
            made.fresh.append((print_, values))
    return made


@transaction.atomic
def bring_in(
    rows: Rows,
    region: Region,
    *,
    campaign: CampaignPage | None = None,
    by: Any = None,
    progress: Progress = lambda done, total: None,
) -> Plan:
    """Record the new ones among the rows as events of `region` and `campaign`."""
    # Two lists at one moment could both hold the same new row.
    Region.objects.select_for_update().get(pk=region.pk)
    made = plan(rows, region)
    for start in range(0, len(made.fresh), CHUNK):
        _store(made.fresh[start : start + CHUNK], region, campaign, by)
        progress(min(start + CHUNK, len(made.fresh)), len(made.fresh))
    audit.append(
        AuditAction.OUTREACH_IMPORTED,
        subject=f"region:{region.pk}",
        actor=by.pk if by else None,
        data={
            "created": len(made.fresh),
            "unchanged": made.unchanged,
            "rejected": len(made.rejected),
        },
    )
    return made


def fingerprint(said: str, occurrence: int) -> str:
    """Of a row's values; two events alike on one day are told apart by their order."""
    return hashlib.blake2b(f"{occurrence} {said}".encode(), digest_size=20).hexdigest()


def _values(rows: Rows, cells: list[str], today: date) -> dict[str, Any]:
    """Raises ValidationError."""
    places = {name: place for name, place in rows.columns.items() if place < len(cells)}
    values = values_of({name: cells[place] for name, place in places.items()})
    if values["day"] > today:
        raise ValidationError(_("The event is yet to come; a list holds what has been."))
    return {"place": PlaceKind.OTHER.value, **values}


def _store(
    rows: list[tuple[str, dict[str, Any]]],
    region: Region,
    campaign: CampaignPage | None,
    by: Any,
) -> None:
    shared = {
        "region": region,
        "campaign": campaign,
        "anchor": campaign.anchor if campaign else "",
        "recorded_by": by,
    }
    events = OutreachEvent.objects.bulk_create(
        OutreachEvent(**shared, fingerprint=print_, **_described(values)) for print_, values in rows
    )
    OutreachFigure.objects.bulk_create(
        OutreachFigure(event=event, figure=figure, number=number)
        for event, (_print, values) in zip(events, rows, strict=True)
        for figure in Figure.values
        if (number := values.get(figure))
    )


def _described(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in Figure.values}
