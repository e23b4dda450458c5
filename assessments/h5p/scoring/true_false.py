"""H5P.TrueFalse, scored as scripts/h5p-true-false.js does: one point.

https://github.com/h5p/h5p-true-false, 7241d97.
"""

from assessments.h5p.scoring.shapes import Params, Score

VALUES = ("true", "false")


def right(params: Params) -> str | None:
    """ "true" or "false"; None where the content says neither."""
    value = params.get("correct", "true")
    return value if value in VALUES else None


def score(params: Params, response: str) -> Score | None:
    key = right(params)
    return None if key is None else Score(int(response == key), 1)
