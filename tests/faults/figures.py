"""A figure that was found, beside the goal that it had."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Number = int | float


@dataclass(frozen=True)
class Figure:
    name: str
    found: Number
    goal: Number
    reached: bool


def exactly(name: str, found: Number, goal: Number) -> Figure:
    return Figure(name, found, goal, found == goal)


def at_least(name: str, found: Number, goal: Number) -> Figure:
    return Figure(name, found, goal, found >= goal)


def below(name: str, found: float, goal: Number) -> Figure:
    return Figure(name, round(found, 2), goal, found < goal)


def none(name: str, found: Any, *what: str) -> Iterator[Figure]:
    """Of each of these fields of `found` there is to be none."""
    for one in what:
        yield exactly(f"{name}: {one.replace('_', ' ')}", getattr(found, one), 0)
