"""A file into rows by column, with the mapping that was guessed or chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from courses.lists.enums import Column, ListKind, Reason, Refusal
from courses.lists.formats.cells import plain
from courses.lists.formats.columns import REQUIRED, guess, header_at
from courses.lists.formats.rejections import ListError, RowError
from qalqan.common.formats import tables

NAMES = {Column.LAST_NAME, Column.FIRST_NAME}
WHO = ({Column.FULL_NAME}, {Column.EMAIL}, {Column.SIGN_IN_CODE}, NAMES)


@dataclass(frozen=True)
class Rows:
    """The header as it stands, what each of its columns is, and the rows below with numbers."""

    kind: ListKind
    header: list[str]
    mapping: list[Column | None]
    below: list[tuple[int, list[str]]]
    encoding: str

    def check(self) -> None:
        """Raises ListError where the mapping lacks what such a list needs."""
        chosen = [column for column in self.mapping if column is not None]
        if repeated := next((one for one in chosen if chosen.count(one) > 1), None):
            raise ListError(Refusal.REPEATED_COLUMN, str(repeated.label))
        if missing := self._missing({*chosen}):
            raise ListError(Refusal.MISSING_COLUMNS, ", ".join(str(one.label) for one in missing))
        if not self.below:
            raise ListError(Refusal.NO_ROWS)

    def _missing(self, chosen: set[Column]) -> list[Column]:
        wanted = [column for column in REQUIRED[self.kind] if column not in chosen]
        if Column.FULL_NAME in chosen:
            wanted = [column for column in wanted if column not in NAMES]
        says_who = any(columns <= chosen for columns in WHO)
        return wanted if says_who else [*wanted, *(NAMES - {*wanted})]

    def cells(self, row: Sequence[str]) -> dict[Column, str]:
        """The cells of `row` by column, those that are mapped. Raises RowError."""
        if len(row) > len(self.header):
            raise RowError(Reason.TOO_MANY_CELLS)
        pairs = zip(self.mapping, row, strict=False)
        return {column: plain(column, cell) for column, cell in pairs if column is not None}


def read(
    raw: bytes,
    kind: ListKind,
    *,
    encoding: str = "",
    mapping: Sequence[Column | None] | None = None,
) -> Rows:
    """The rows of a file. Raises TableError, and ListError where no row names the columns."""
    table = tables.read(raw, encoding=encoding)
    start = header_at(table.rows, kind)
    header = table.rows[start][1]
    guessed = guess(header, kind)
    if not any(guessed):
        raise ListError(Refusal.NO_HEADER)
    chosen = list(mapping) if mapping is not None else guessed
    mapped = [*chosen, *[None] * len(header)][: len(header)]
    return Rows(kind, header, mapped, table.rows[start + 1 :], table.encoding)
