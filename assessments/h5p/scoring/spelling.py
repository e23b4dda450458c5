"""Spelling errors that H5P.Blanks accepts."""


def within(most: int, given: str, wanted: str) -> bool:
    """Whether at most `most` slips lie between them: the optimal string alignment distance.

    A slip is a letter too many, too few or wrong, or two neighbours exchanged. The time grows
    as four to the power of `most`, which is 1 or 2.
    """
    letters = enumerate(zip(given, wanted, strict=False))
    shorter = min(len(given), len(wanted))
    start = next((place for place, (one, other) in letters if one != other), shorter)
    given, wanted = given[start:], wanted[start:]
    if not given or not wanted:
        return max(len(given), len(wanted)) <= most
    if most < max(1, abs(len(given) - len(wanted))):
        return False
    return (
        within(most - 1, given[1:], wanted[1:])
        or within(most - 1, given[1:], wanted)
        or within(most - 1, given, wanted[1:])
        or (given[:2] == wanted[1::-1] and within(most - 1, given[2:], wanted[2:]))
    )
