"""Cloze: a text with several blanks, each marked as an item of its kind.

Raw: {blank id: raw of that blank's kind}; blanks may be left out. spec["text"] has the places
of the blanks as [[id]], in each language once.
"""

import re
from collections import Counter

from assessments.scoring.choice import SingleChoice
from assessments.scoring.number import Number
from assessments.scoring.shapes import Fault, InvalidResponseError, Kind, Raw, Spec, repeated
from assessments.scoring.short_text import ShortText

BLANK_KINDS: dict[str, Kind] = {
    "short_text": ShortText(),
    "number": Number(),
    "single_choice": SingleChoice(),
}


PLACE = re.compile(r"\[\[([^\[\]]+)\]\]")


class Cloze(Kind):
    """The blanks' shares, weighted by their points; the item's own points scale the whole."""

    def faults(self, spec: Spec) -> list[Fault]:
        blanks = spec["blanks"]
        return [
            *([] if blanks else [Fault("no_blank")]),
            *repeated("repeated_blank", (blank["id"] for blank in blanks)),
            *(fault for text in spec["text"].values() for fault in _misplaced(text, blanks)),
            *(
                Fault(fault.code, blank["id"])
                for blank in blanks
                for fault in BLANK_KINDS[blank["kind"]].faults(blank)
            ),
        ]

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


def _misplaced(text: str, blanks: list[Spec]) -> list[Fault]:
    """Blanks that a language's text has not, or has twice, and places without a blank."""
    if not text:
        return []
    places, ids = Counter(PLACE.findall(text)), {blank["id"] for blank in blanks}
    wrong = [Fault("misplaced_blank", name) for name in sorted(ids) if places[name] != 1]
    return wrong + [Fault("unknown_blank", name) for name in places if name not in ids]


def _answered(spec: Spec, raw: Raw) -> list[tuple[Kind, Spec]]:
    return [(BLANK_KINDS[blank["kind"]], blank) for blank in spec["blanks"] if blank["id"] in raw]
