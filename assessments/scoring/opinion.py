"""Opinion scale: one option, none of them right.

Raw: a list of at most one option id. Its points are neither earned nor available.
"""

from assessments.scoring.choice import check_one_option, option_faults
from assessments.scoring.shapes import Fault, Kind, Raw, Spec


class OpinionScale(Kind):
    scored = False

    def faults(self, spec: Spec) -> list[Fault]:
        return option_faults(spec)

    def check(self, spec: Spec, raw: Raw) -> None:
        check_one_option(spec, raw)

    def share(self, spec: Spec, raw: Raw) -> float:
        return 0.0
