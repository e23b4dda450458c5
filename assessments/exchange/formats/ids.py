"""The ids inside a spec: places in a file, names of their own in the bank."""

from collections.abc import Callable
from typing import Any

from assessments.scoring import Spec

LISTS = ("options", "stems", "rubric")


def renamed(spec: Spec, name: Callable[[str], str]) -> Spec:
    """The spec with every id put through `name`; "true", "false" and blanks keep theirs."""
    if spec["kind"] == "true_false":
        return spec
    changed = {key: _named(spec[key], name) for key in LISTS if key in spec}
    if "correct" in spec:
        changed["correct"] = _key(spec["correct"], name)
    if "blanks" in spec:
        changed["blanks"] = [renamed(blank, name) for blank in spec["blanks"]]
    return {**spec, **changed}


def placed(spec: Spec) -> Spec:
    """The spec with places for ids, so that two with the same content are equal."""
    places = {one: f"{key} {place}" for key in LISTS for place, one in _ids(spec, key)}
    for number, blank in enumerate(spec.get("blanks", [])):
        places |= {one: f"{number} {place}" for place, one in _ids(blank, "options")}
    return renamed(spec, lambda name: places.get(name, name))


def _ids(spec: Spec, key: str) -> list[tuple[int, str]]:
    return [(place, part["id"]) for place, part in enumerate(spec.get(key, []))]


def _named(parts: list[dict[str, Any]], name: Callable[[str], str]) -> list[dict[str, Any]]:
    return [{**part, "id": name(part["id"])} for part in parts]


def _key(correct: Any, name: Callable[[str], str]) -> Any:
    if isinstance(correct, dict):
        return {name(stem): name(option) for stem, option in correct.items()}
    return [name(option) for option in correct]
