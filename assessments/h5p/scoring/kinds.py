"""The libraries whose answers can be scored again."""

from collections.abc import Callable

from assessments.h5p.scoring import blanks, multi_choice, true_false
from assessments.h5p.scoring.shapes import Params, Score, machine_name

SCORED: dict[str, Callable[[Params, str], Score | None]] = {
    "H5P.MultiChoice": multi_choice.score,
    "H5P.TrueFalse": true_false.score,
    "H5P.Blanks": blanks.score,
}


def score(library: str, params: Params, response: str) -> Score | None:
    """What an xAPI response earns; None where the content does not let that be known.

    `library` is "H5P.Name 1.2" or its machine name. What a response says never makes it None:
    one that the player cannot have given earns nothing.
    """
    scored = SCORED.get(machine_name(library))
    return scored(params, response) if scored else None
