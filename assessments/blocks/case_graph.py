"""Where the parts of a case stand in its drawing: situations in rows, choices as lines."""

from dataclasses import dataclass

from assessments import scoring
from assessments.scoring import Spec
from qalqan.common.languages import LANGUAGES, localize

BOX_WIDTH, BOX_HEIGHT = 190, 54
GAP_ACROSS, GAP_DOWN = 30, 70
LONGEST_LABEL = 26
# Lines that skip a row, or go back, run side by side at the right.
LANE = 12


@dataclass(frozen=True)
class Box:
    """A situation, or an end; the corner is the upper left one, in pixels."""

    name: str
    label: str
    x: int
    y: int
    is_end: bool = False
    is_faulty: bool = False

    @property
    def middle(self) -> int:
        return self.x + BOX_WIDTH // 2


@dataclass(frozen=True)
class Line:
    """A choice; `path` is an SVG path from its situation to where it leads."""

    path: str
    label: str
    points: int
    critical: bool


@dataclass(frozen=True)
class Drawing:
    boxes: list[Box]
    lines: list[Line]
    width: int
    height: int


def draw(spec: Spec, language: str = LANGUAGES[0]) -> Drawing:
    """Rows by the fewest choices from the start; unreachable situations stand in the last."""
    rows = _rows(spec)
    faulty = {fault.where for fault in scoring.faults({**spec, "kind": "case"})}
    boxes = {
        name: _box(spec, name, place, row, faulty, language)
        for row, names in enumerate(rows)
        for place, name in enumerate(names)
    }
    choices = [
        (boxes[node], boxes[target], number, choice)
        for node, here in spec["nodes"].items()
        for number, choice in enumerate(here["choices"])
        if (target := choice["to"] or END) in boxes
    ]
    edge = max(map(len, rows)) * (BOX_WIDTH + GAP_ACROSS) + GAP_ACROSS
    lines = [
        _line(start, end, number, choice, lane=edge + LANE * place, language=language)
        for place, (start, end, number, choice) in enumerate(choices)
    ]
    width = edge + LANE * len(choices)
    return Drawing(list(boxes.values()), lines, width, len(rows) * (BOX_HEIGHT + GAP_DOWN))


# The name of the end, which no situation can have.
END = "*"


def _rows(spec: Spec) -> list[list[str]]:
    nodes, rows = spec["nodes"], [[spec["start"]]]
    seen = {spec["start"]}
    while True:
        reached = dict.fromkeys(
            choice["to"]
            for name in rows[-1]
            for choice in nodes.get(name, {"choices": []})["choices"]
            if choice["to"] in nodes and choice["to"] not in seen
        )
        if not reached:
            break
        seen |= reached.keys()
        rows.append(list(reached))
    left = [name for name in nodes if name not in seen]
    return [*rows, *([left] if left else []), [END]]


def _box(spec: Spec, name: str, place: int, row: int, faulty: set[str], language: str) -> Box:
    text = localize(spec["nodes"][name]["text"], language).text if name in spec["nodes"] else ""
    return Box(
        name,
        _short(text),
        GAP_ACROSS + place * (BOX_WIDTH + GAP_ACROSS),
        GAP_DOWN // 4 + row * (BOX_HEIGHT + GAP_DOWN),
        is_end=name == END,
        is_faulty=name in faulty,
    )


def _line(start: Box, end: Box, number: int, choice: Spec, *, lane: int, language: str) -> Line:
    # Choices leave side by side, so that two to one place stay two lines.
    x, y = start.x + 24 + number * 28, start.y + BOX_HEIGHT
    next_row = end.y - start.y == BOX_HEIGHT + GAP_DOWN
    path = _down(x, y, end) if next_row else _by_lane(x, y, end, lane)
    label = _short(localize(choice["text"], language).text)
    return Line(path, label, choice["points"], choice["critical"])


def _down(x: int, y: int, end: Box) -> str:
    return f"M{x} {y} C{x} {y + 40} {end.middle} {end.y - 40} {end.middle} {end.y}"


def _by_lane(x: int, y: int, end: Box, lane: int) -> str:
    """To the right of all boxes, up or down there, and in from the side: behind no box."""
    side, back = end.x + BOX_WIDTH, end.y + BOX_HEIGHT // 2
    turn = 30 if back > y else -30
    return (
        f"M{x} {y} C{x} {y + 35} {lane} {y + 5} {lane} {y + 35 + turn}"
        f" L{lane} {back - turn} C{lane} {back} {lane} {back} {lane - 20} {back} L{side} {back}"
    )


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_LABEL else f"{words[: LONGEST_LABEL - 1]}…"
