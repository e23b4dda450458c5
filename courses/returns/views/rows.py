"""The rows of a return on the screen: each figure with the way to the people behind it."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from courses.returns.enums import Dimension, Figure
from courses.returns.formats import Sheet
from courses.returns.views.reader import Reader

# What people stand behind, one by one.
LISTED = (Figure.PERSONS, Figure.PASSED, Figure.CERTIFICATES)


def rows_of(
    reader: Reader, document: dict[str, Any], sheet: Sheet, private: set[str]
) -> list[dict[str, Any]]:
    """For each row its places by dimension, its name in one line, and its figures.

    No list tells who passed in audiences of `private`.
    """
    return [
        {
            **dict(zip(Dimension.values, cells, strict=False)),
            "named": ", ".join(str(cell) for cell in cells[: len(Dimension)] if cell),
            "figures": _figures(reader, document["year"], row, cells, private),
        }
        for row, cells in zip(document["rows"], sheet.rows, strict=True)
    ]


def total_of(reader: Reader, document: dict[str, Any], sheet: Sheet) -> list[dict[str, Any]]:
    return _figures(reader, document["year"], document["totals"], sheet.total, set())


def _figures(
    reader: Reader, year: int, row: dict[str, Any], cells: list[Any], private: set[str]
) -> list[dict[str, Any]]:
    """{"label", "cell", "url"} of each figure; "" where no list may be opened."""
    is_private = row.get(Dimension.AUDIENCE) in private
    return [
        {
            "label": figure.label,
            "cell": cell,
            "url": _url(reader, year, row, figure)
            if figure in LISTED and row[figure] and not (is_private and figure == Figure.PASSED)
            else "",
        }
        for figure, cell in zip(Figure, cells[len(Dimension) :], strict=True)
    ]


def _url(reader: Reader, year: int, row: dict[str, Any], figure: str) -> str:
    if reader.academy is None:
        return ""
    asked = {name: row[name] for name in Dimension.values if name in row}
    query = urlencode({"academy": reader.academy.code, **asked, "figure": figure})
    return f"{reverse('courses:returns_people', args=[year])}?{query}"


def bars_of(document: dict[str, Any]) -> list[tuple[str, int, int]]:
    """(department, persons, per cent of the largest): what people compare, drawn as well."""
    counts = {code: n for code, n in document.get("departments", {}).items() if n}
    most = max(counts.values(), default=0)
    names = document["names"].get(Dimension.DEPARTMENT, {})
    return [(names.get(code, code), n, round(100 * n / most)) for code, n in counts.items()]
