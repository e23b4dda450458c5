"""What scoring takes and gives."""

from collections.abc import Mapping
from typing import Any, NamedTuple

# A content's params after the filter of formats/semantics.py.
Params = Mapping[str, Any]
# Between the parts of a response, as xAPI has it (xAPI-Data.md 2.4.4.1).
SEPARATOR = "[,]"


class Score(NamedTuple):
    """Points, 0 <= raw <= maximum."""

    raw: float
    maximum: float


def machine_name(library: str) -> str:
    """H5P.Name, of "H5P.Name 1.2"."""
    return library.split(" ")[0]


def part(params: Params, name: str) -> Params:
    """An object within the params; an empty one where there is none."""
    inner = params.get(name)
    return inner if isinstance(inner, Mapping) else {}
