"""What a file would bring, without writing anything."""

from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple

from assessments.enums import ItemKind
from assessments.exchange.formats import Draft, Skipped
from assessments.exchange.formats.items import languages_of
from assessments.exchange.services.reading import drafts
from qalqan.common.languages import OWN_NAMES, localize

MOST_ROWS = 200


class Row(NamedTuple):
    """An item as the preview shows it; `said` is what is different."""

    where: str
    kind: str
    prompt: str
    languages: list[str]
    said: list[str]


class SkippedRow(NamedTuple):
    where: str
    reason: str


@dataclass
class Preview:
    """How many items would come in and how many not, and the first MOST_ROWS of each."""

    coming: int = 0
    skipped: int = 0
    coming_rows: list[Row] = field(default_factory=list)
    skipped_rows: list[SkippedRow] = field(default_factory=list)


def preview(stream: BinaryIO, *, format: str, language: str) -> Preview:
    """Read the file. Raises FileError where it is refused."""
    found = Preview()
    for each in drafts(stream, format=format, language=language):
        if isinstance(each, Skipped):
            found.skipped += 1
            if found.skipped <= MOST_ROWS:
                found.skipped_rows.append(SkippedRow(str(each.place), str(each.error)))
        else:
            found.coming += 1
            if found.coming <= MOST_ROWS:
                found.coming_rows.append(_row(each, language))
    return found


def _row(draft: Draft, language: str) -> Row:
    return Row(
        where=str(draft.place),
        kind=str(ItemKind(draft.spec["kind"]).label),
        prompt=localize(draft.spec["prompt"], language).text,
        languages=[OWN_NAMES[code] for code in languages_of({**draft.spec, "rubric": []})],
        said=[str(remark.label) for remark in draft.remarks],
    )
