"""Ordering: all options, put in order.

Raw: a list of all option ids; [] takes an answer back, and part of an order is refused.
"""

from itertools import combinations

from assessments.scoring.choice import check_options, option_faults
from assessments.scoring.shapes import Fault, InvalidResponseError, Kind, Raw, Spec

# With three options a guess earns a third of the points in the mean.
FEWEST_FOR_PAIRS = 4


class Ordering(Kind):
    """spec["grading"]: "exact" (where absent) is all or nothing; "pairs" is by pairs in order."""

    def faults(self, spec: Spec) -> list[Fault]:
        ids, grading = [option["id"] for option in spec["options"]], spec.get("grading", "exact")
        faults = option_faults(spec)
        if sorted(spec["correct"]) != sorted(ids):
            faults.append(Fault("no_key"))
        if grading not in {"exact", "pairs"}:
            faults.append(Fault("unknown_grading"))
        if grading == "pairs" and len(ids) < FEWEST_FOR_PAIRS:
            faults.append(Fault("too_few_for_pairs"))
        return faults

    def check(self, spec: Spec, raw: Raw) -> None:
        check_options(spec, raw)
        if raw and len(raw) != len(spec["options"]):
            raise InvalidResponseError("incomplete", "an order names every option")

    def share(self, spec: Spec, raw: Raw) -> float:
        if raw == spec["correct"]:
            return 1.0
        if not raw or spec.get("grading", "exact") == "exact":
            return 0.0
        return _pairs_share(spec["correct"], raw)


def _pairs_share(correct: list[str], raw: list[str]) -> float:
    """max(0, 2p - 1), p being the share of pairs in right relative order.

    2p - 1 is Kendall's tau without ties (M. G. Kendall, Biometrika 30, 1938): 1 for the right
    order, -1 for its reverse, 0 in the mean over all orders.
    """
    place = {option: number for number, option in enumerate(raw)}
    pairs = [place[first] < place[second] for first, second in combinations(correct, 2)]
    return max(0.0, (2 * sum(pairs) - len(pairs)) / len(pairs))
