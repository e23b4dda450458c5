"""Short text: a few words, compared with the author's alternatives.

Raw: {"text": str, "language": "kk"}, at most MOST_CHARACTERS.
"""

from assessments.scoring.normalise import normalise
from assessments.scoring.shapes import Fault, Kind, Raw, Spec
from assessments.scoring.text import check_text
from assessments.scoring.typos import within_one_typo

MOST_CHARACTERS = 500
# In a shorter word one letter more or less is mostly another word.
FEWEST_LETTERS_FOR_TYPO = 5


class ShortText(Kind):
    """Right where the text equals an alternative of any language, both normalised.

    spec["accepted"] is {"kk": [...], "ru": [...], "en": [...]}: who reads the question in
    Kazakh may answer it in Russian. With spec["one_typo"], one typing error is forgiven.
    """

    def faults(self, spec: Spec) -> list[Fault]:
        alternatives = _alternatives(spec)
        # What folds to nothing ("…") would never be found right.
        return [] if alternatives and all(alternatives) else [Fault("no_key")]

    def check(self, spec: Spec, raw: Raw) -> None:
        check_text(raw, MOST_CHARACTERS)

    def share(self, spec: Spec, raw: Raw) -> float:
        given = normalise(raw["text"])
        right = any(_agree(given, wanted, spec) for wanted in _alternatives(spec))
        return 1.0 if given and right else 0.0


def _alternatives(spec: Spec) -> list[str]:
    return [normalise(text) for texts in spec["accepted"].values() for text in texts]


def _agree(given: str, wanted: str, spec: Spec) -> bool:
    if given == wanted:
        return True
    letters = sum(map(str.isalpha, wanted))
    forgiving = spec.get("one_typo", False) and letters >= FEWEST_LETTERS_FOR_TYPO
    return forgiving and within_one_typo(given, wanted)
