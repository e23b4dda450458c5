"""The graph of a case: who reaches what, and the best that can be earned."""

from collections import deque
from collections.abc import Iterator
from typing import Any

from assessments.scoring.shapes import Spec

Choice = dict[str, Any]
State = tuple[str | None, int]
# The best path through a circle takes work that doubles with each choice that has points:
# 1024 states for each node of the circle here, some hundredths of a second.
MOST_CIRCLING = 10


def choices_at(spec: Spec, node: str | None) -> list[Choice]:
    """The choices at `node`; none where there is no such node."""
    choices: list[Choice] = spec["nodes"].get(node, {}).get("choices", [])
    return choices


def reached_from(spec: Spec, start: str) -> set[str]:
    """The nodes that can be reached from `start`, itself among them."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        node = waiting.pop()
        if node in spec["nodes"] and node not in reached:
            reached.add(node)
            waiting.extend(choice["to"] for choice in choices_at(spec, node))
    return reached


def circles(spec: Spec) -> list[list[str]]:
    """Groups of choices that have points and can come again, one group for each circle."""
    reach = {node: reached_from(spec, node) for node in spec["nodes"]}
    groups: dict[frozenset[str], list[str]] = {}
    for node in spec["nodes"]:
        circle = frozenset(other for other in reach[node] if node in reach[other])
        for choice in choices_at(spec, node):
            if choice["points"] and choice["to"] in circle:
                groups.setdefault(circle, []).append(choice["id"])
    return list(groups.values())


def best_points(spec: Spec) -> int:
    """The most points that a path from the start to an end can have; 0 where there is no end.

    A choice counts once, so the search is over states: (node, choices of its circle that are
    already counted). No loop among states adds anything, and so the search ends.
    """
    tally, first = _Tally(spec), (spec["start"], 0)
    values: dict[State, int] = {first: 0}
    waiting = deque([first])
    while waiting:
        state = waiting.popleft()
        for after, gain in tally.steps(state):
            total = values[state] + gain
            if total > values.get(after, total - 1):
                values[after] = total
                waiting.append(after)
    return values.get((None, 0), 0)


class _Tally:
    """Which choices are counted already, a bit for each that can come again."""

    def __init__(self, spec: Spec) -> None:
        groups = circles(spec)
        counted = [name for group in groups if len(group) <= MOST_CIRCLING for name in group]
        self.spec = spec
        self.bits = {name: 1 << place for place, name in enumerate(counted)}
        # graph_faults stops these; were they to come all the same, they count nothing here.
        self.overfull = {name for group in groups for name in group} - set(counted)
        self.masks = {node: self._mask(node) for node in spec["nodes"]}

    def steps(self, state: State) -> Iterator[tuple[State, int]]:
        """The states that can follow, each with the points that it brings."""
        node, taken = state
        for choice in choices_at(self.spec, node):
            bit = self.bits.get(choice["id"], 0)
            counts = choice["id"] not in self.overfull and not bit & taken
            # Bits that cannot matter any more are dropped: a case without circles has none.
            after = (choice["to"], (taken | bit) & self.masks.get(choice["to"], 0))
            yield after, choice["points"] if counts else 0

    def _mask(self, node: str) -> int:
        """The bits of the choices that can be met from `node`."""
        reached = reached_from(self.spec, node)
        met = {choice["id"] for other in reached for choice in choices_at(self.spec, other)}
        return sum(bit for name, bit in self.bits.items() if name in met)
