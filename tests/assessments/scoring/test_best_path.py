"""The best path through a case, against trying every one."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assessments import scoring
from assessments.scoring.graph import best_points
from tests.assessments.scoring.answers import paths
from tests.assessments.scoring.samples import TALK, case_spec, step


def share(spec: dict[str, Any], *path: str) -> float:
    scoring.check(spec, {"path": list(path)})
    return scoring.share(spec, {"path": list(path)})


@st.composite
def trees(draw: st.DrawFn) -> dict[str, Any]:
    """A case in which each node has one way in; node 0 leads somewhere, and every leaf ends."""
    size = draw(st.integers(1, 8))
    points = st.integers(-3, 5)
    nodes: dict[str, list[dict[str, Any]]] = {"n0": []}
    for number in range(1, size):
        parent = f"n{draw(st.integers(0, number - 1))}"
        nodes[parent].append(step(f"to {number}", f"n{number}", draw(points)))
        nodes[f"n{number}"] = []
    for number, choices in enumerate(nodes.values()):
        if not choices or draw(st.booleans()):
            choices.append(step(f"end {number}", None, draw(points)))
    return case_spec(**nodes)


def whole_paths(spec: dict[str, Any]) -> list[tuple[int, list[str]]]:
    """Every path from the start to an end, with its points; for trees only."""
    found, waiting = [], [(spec["start"], 0, [])]
    while waiting:
        node, points, path = waiting.pop()
        for choice in spec["nodes"][node]["choices"]:
            longer = (points + choice["points"], [*path, choice["id"]])
            if choice["to"] is None:
                found.append(longer)
            else:
                waiting.append((choice["to"], *longer))
    return found


@given(trees())
def test_a_tree_has_no_faults_and_its_best_path_earns_all(spec: dict[str, Any]) -> None:
    assert scoring.graph_faults(spec) == []
    best, path = max(whole_paths(spec))
    assert best_points(spec) == best
    assert share(spec, *path) == (1 if best >= 0 else 0)


@given(trees())
def test_no_path_earns_more_than_a_better_one(spec: dict[str, Any]) -> None:
    shares = [share(spec, *path) for _points, path in sorted(whole_paths(spec))]
    assert shares == sorted(shares)


@st.composite
def tangles(draw: st.DrawFn) -> dict[str, Any]:
    """A small case with any circles at all."""
    names = [f"n{number}" for number in range(draw(st.integers(1, 4)))]
    targets, points = st.sampled_from([*names, None]), st.integers(-2, 3)
    nodes: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    for number in range(draw(st.integers(1, 8))):
        choice = step(f"c{number}", draw(targets), draw(points))
        nodes[draw(st.sampled_from(names))].append(choice)
    return case_spec(**nodes)


def best_ending(spec: dict[str, Any]) -> list[str] | None:
    """A best path to an end, by trying every set of choices; None where no end is reached."""
    worth = {one["id"]: one["points"] for n in spec["nodes"].values() for one in n["choices"]}
    ways: dict[tuple[Any, frozenset[str]], list[str]] = {(spec["start"], frozenset()): []}
    waiting = list(ways)
    while waiting:
        node, taken = waiting.pop(0)
        for choice in spec["nodes"][node]["choices"] if node else []:
            state = (choice["to"], taken | {choice["id"]})
            if state not in ways:
                ways[state] = [*ways[node, taken], choice["id"]]
                waiting.append(state)
    ends = [state for state in ways if state[0] is None]
    best = max(ends, key=lambda end: sum(worth[name] for name in end[1]), default=None)
    return ways[best] if best else None


@given(tangles())
def test_the_best_path_through_any_circles_earns_all(spec: dict[str, Any]) -> None:
    path = best_ending(spec)
    worth = {one["id"]: one["points"] for n in spec["nodes"].values() for one in n["choices"]}
    assert best_points(spec) == sum(worth[name] for name in set(path or []))
    if path:
        assert share(spec, *path) == (1 if best_points(spec) >= 0 else 0)


@given(paths(longest=60))
def test_no_way_through_circles_beats_the_best(raw: dict[str, list[str]]) -> None:
    choices = {one["id"]: one for node in TALK["nodes"].values() for one in node["choices"]}
    walked = {name: choices[name]["points"] for name in raw["path"]}
    assert sum(walked.values()) <= best_points(TALK) == 5
