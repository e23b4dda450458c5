"""Cloze: a text with several blanks, each marked as an item of its kind.

Raw: {blank id: raw of that blank's kind}; blanks may be left out.
"""

from assessments.scoring.choice import SingleChoice
from assessments.scoring.number import Number
from assessments.scoring.shapes import InvalidResponseError, Kind, Raw, Spec
from assessments.scoring.short_text import ShortText

BLANK_KINDS: dict[str, Kind] = {
    "short_text": ShortText(),
    "number": Number(),
    "single_choice": SingleChoice(),
}


class Cloze(Kind):
    """The blanks' shares, weighted by their points; the item's own points scale the whole."""

    def check(self, spec: Spec, raw: Raw) -> None:
        if not isinstance(raw, dict):
            raise InvalidResponseError("malformed", "an answer gives a response for each blank")
        if set(raw) - {blank["id"] for blank in spec["blanks"]}:
            raise InvalidResponseError("unknown_blank", "the question has no such blank")
        for kind, blank in _answered(spec, raw):
            kind.check(blank, raw[blank["id"]])

    def share(self, spec: Spec, raw: Raw) -> float:
        earned = sum(
            kind.share(blank, raw[blank["id"]]) * blank["points"]
            for kind, blank in _answered(spec, raw)
        )
        most = sum(blank["points"] for blank in spec["blanks"])
        return earned / most if most else 0.0

    def critical(self, spec: Spec, raw: Raw) -> list[str]:
        return [
            choice
            for kind, blank in _answered(spec, raw)
            for choice in kind.critical(blank, raw[blank["id"]])
        ]


def _answered(spec: Spec, raw: Raw) -> list[tuple[Kind, Spec]]:
    return [(BLANK_KINDS[blank["kind"]], blank) for blank in spec["blanks"] if blank["id"] in raw]
