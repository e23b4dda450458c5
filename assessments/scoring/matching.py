"""Matching: an option for each stem; an option may serve several stems, or none.

Raw: {stem id: option id}; stems may be left out.
"""

from assessments.scoring.choice import option_faults
from assessments.scoring.shapes import Fault, InvalidResponseError, Kind, Raw, Spec, repeated

FEWEST_STEMS = 2


class Matching(Kind):
    """Each stem is worth the same: the share is right stems / stems."""

    def faults(self, spec: Spec) -> list[Fault]:
        stems = [stem["id"] for stem in spec["stems"]]
        options = {option["id"] for option in spec["options"]}
        return [
            *option_faults(spec),
            *repeated("repeated_stem", stems),
            *([Fault("too_few_stems")] if len(stems) < FEWEST_STEMS else []),
            *(Fault("no_key", stem) for stem in stems if spec["correct"].get(stem) not in options),
        ]

    def check(self, spec: Spec, raw: Raw) -> None:
        if not isinstance(raw, dict) or not all(isinstance(item, str) for item in raw.values()):
            raise InvalidResponseError("malformed", "an answer gives an option id for each stem")
        if set(raw) - {stem["id"] for stem in spec["stems"]}:
            raise InvalidResponseError("unknown_stem", "the question has no such stem")
        if set(raw.values()) - {option["id"] for option in spec["options"]}:
            raise InvalidResponseError("unknown_option", "the question has no such option")

    def share(self, spec: Spec, raw: Raw) -> float:
        right = sum(raw.get(stem) == option for stem, option in spec["correct"].items())
        return float(right / max(len(spec["stems"]), 1))
