"""One typing error: a letter too many, too few, wrong, or two neighbours exchanged."""


def within_one_typo(given: str, wanted: str) -> bool:
    """Whether the Damerau-Levenshtein distance (Damerau, CACM 7, 1964) is at most 1.

    Figures must agree all the same: article 126 is not a mistyped article 128.
    """
    if _figures(given) != _figures(wanted):
        return False
    start = _common_length(given, wanted)
    given, wanted = given[start:], wanted[start:]
    end = _common_length(given[::-1], wanted[::-1])
    rests = given[: len(given) - end], wanted[: len(wanted) - end]
    # One slip leaves at most one letter on either side, or two that have changed places.
    return max(map(len, rests)) <= 1 or (len(rests[0]) == 2 and rests[0] == rests[1][::-1])


def _common_length(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _figures(text: str) -> list[str]:
    return [character for character in text if character.isdigit()]
