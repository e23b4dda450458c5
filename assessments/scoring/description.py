"""Description: a text between the questions, without an answer.

Raw: [], which says that it was read.
"""

from assessments.scoring.shapes import InvalidResponseError, Kind, Raw, Spec


class Description(Kind):
    scored = False

    def check(self, spec: Spec, raw: Raw) -> None:
        if raw != []:
            raise InvalidResponseError("malformed", "a description takes no answer")

    def share(self, spec: Spec, raw: Raw) -> float:
        return 0.0
