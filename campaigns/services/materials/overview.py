"""What exists, for those who look after it: a fixed number of statements for each page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from campaigns.enums import MaterialKind
from campaigns.models import CampaignPage, DownloadDay, HelpPage, Material
from campaigns.services.line_texts import shown_lines
from campaigns.services.materials.versions import Version, versions
from qalqan.common.models import Hotline


@dataclass(frozen=True)
class Row:
    """One kind of file: what is given out, or the last one that was."""

    kind: MaterialKind
    last: Material | None

    @property
    def state(self) -> str:
        if self.last is None:
            return "none"
        return "outdated" if self.last.outdated_at else "current"

    @property
    def carried(self) -> list[dict[str, Any]]:
        """The numbers on it, each with the day of its check as a day."""
        lines = self.last.lines if self.last else []
        return [line | {"checked_on": date.fromisoformat(line["checked_on"])} for line in lines]


@dataclass(frozen=True)
class PageRows:
    page: CampaignPage | HelpPage
    rows: list[Row]


@dataclass(frozen=True)
class Day:
    """The downloads of a file on a day; `percent` of the largest shown figure, for a bar."""

    day: date
    name: str
    page: str
    shown: int | None
    percent: int


def overview(language: str, *, has_bleed: bool) -> tuple[list[PageRows], list[Hotline]]:
    """The files of each page that the public gets in `language`, and the lines they carry now."""
    made = Material.objects.filter(language=language, has_bleed=has_bleed).defer("content")
    last: dict[tuple[int | None, str], Material] = {}
    for material in made.order_by("made_at", "pk"):
        last[material.page_id, material.kind] = material
    wanted = (version for version in versions() if version.language == language)
    return [PageRows(one.page, list(_rows(one, last))) for one in wanted], shown_lines()


def _rows(version: Version, last: dict[tuple[int | None, str], Material]) -> Iterator[Row]:
    for kind in version.kinds:
        yield Row(kind, last.get((version.page.pk, kind)))


def downloads(language: str, *, today: date) -> list[Day]:
    """The totals of the last days, the newest first; small ones are hidden."""
    totals = list(
        DownloadDay.objects.lately(today).filter(language=language).select_related("page")
    )
    most = max((total.shown or 0 for total in totals), default=0)
    return [
        Day(
            total.day,
            str(MaterialKind(total.kind).label),
            total.page.title,
            total.shown,
            round(100 * (total.shown or 0) / most) if most else 0,
        )
        for total in totals
    ]
