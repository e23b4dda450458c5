"""Case: a branching talk or inspection, walked choice by choice.

Raw: {"path": [choice ids]}, from spec["start"] on, at most MOST_STEPS. A path may stop before
an end, and is kept like that; a path that stops short earns nothing.

spec["nodes"] is {node id: {"choices": [{"id", "to", "points", "critical"}]}}; "to" is a node id,
or None for an end. Points are whole and may be negative.
"""

from assessments.scoring.graph import Choice, best_points, choices_at
from assessments.scoring.graph_faults import graph_faults
from assessments.scoring.shapes import Fault, InvalidResponseError, Kind, Raw, Spec

MOST_STEPS = 200


class Case(Kind):
    """The share is the path's points / the best possible path's, cut off to 0..1.

    A choice counts once, however often it is taken: going in circles neither earns nor costs.
    Where nothing better than 0 can be had, a path without loss earns all.
    """

    def faults(self, spec: Spec) -> list[Fault]:
        return graph_faults(spec)

    def follows(self, earlier: Raw, raw: Raw) -> bool:
        # What was said to a victim has been said: a path goes on, and is not walked anew.
        walked: list[str] = earlier["path"]
        return bool(raw["path"][: len(walked)] == walked)

    def check(self, spec: Spec, raw: Raw) -> None:
        if not isinstance(raw, dict) or set(raw) != {"path"} or not isinstance(raw["path"], list):
            raise InvalidResponseError("malformed", "an answer is a path")
        if not all(isinstance(choice, str) for choice in raw["path"]):
            raise InvalidResponseError("malformed", "a path is a list of choice ids")
        if len(raw["path"]) > MOST_STEPS:
            raise InvalidResponseError("too_long", f"at most {MOST_STEPS} choices")
        _walked(spec, raw)

    def share(self, spec: Spec, raw: Raw) -> float:
        walked = _walked(spec, raw)
        if not walked or walked[-1]["to"] is not None:
            return 0.0
        earned = sum({choice["id"]: choice["points"] for choice in walked}.values())
        best = best_points(spec)
        return max(0.0, min(1.0, earned / best)) if best > 0 else float(earned >= 0)

    def critical(self, spec: Spec, raw: Raw) -> list[str]:
        # Also on a path that stops short: what was said to a victim has been said.
        walked = _walked(spec, raw)
        return list(dict.fromkeys(choice["id"] for choice in walked if choice.get("critical")))


def _walked(spec: Spec, raw: Raw) -> list[Choice]:
    node, walked = spec["start"], []
    for name in raw["path"]:
        if node is None:
            raise InvalidResponseError("after_end", "the path goes on after an end")
        choice = next((one for one in choices_at(spec, node) if one["id"] == name), None)
        if choice is None:
            raise InvalidResponseError("unknown_choice", "there is no such choice at this point")
        walked.append(choice)
        node = choice["to"]
    return walked
