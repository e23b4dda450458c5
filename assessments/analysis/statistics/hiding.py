"""Small cells of a table of people, and the cells that would give them away."""

from collections.abc import Iterator, Sequence

from assessments.analysis.statistics.estimates import LEAST_SHOWN

Place = tuple[int, int]


def without_small_cells(cells: Sequence[Sequence[int]]) -> list[list[int | None]]:
    """`cells` with None for each from 1 to LEAST_SHOWN - 1, and for what they follow from.

    The last row and the last column are totals. A single hidden cell of a row or a column is
    the total less the others, so the smallest of its neighbours is hidden with it.
    """
    hidden = {
        (row, column)
        for row, line in enumerate(cells)
        for column, count in enumerate(line)
        if 0 < count < LEAST_SHOWN
    }
    while companions := set(_companions(cells, hidden)):
        hidden |= companions
    return [
        [None if (row, column) in hidden else count for column, count in enumerate(line)]
        for row, line in enumerate(cells)
    ]


def _companions(cells: Sequence[Sequence[int]], hidden: set[Place]) -> Iterator[Place]:
    rows, columns = range(len(cells)), range(len(cells[0]) if cells else 0)
    lines = [[(row, column) for column in columns] for row in rows]
    lines += [[(row, column) for row in rows] for column in columns]
    for line in lines:
        shown = [place for place in line if place not in hidden and cells[place[0]][place[1]]]
        if shown and len(line) - len(set(line) - hidden) == 1:
            yield min(shown, key=lambda place: cells[place[0]][place[1]])
