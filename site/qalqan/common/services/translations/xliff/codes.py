"""Numbers for codes, and what is wrong with the codes of a translation. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable
from enum import Enum

from qalqan.common.services.translations.xliff.inline import (
    STRUCTURE,
    Code,
    Inline,
    codes_in,
)


class Fault(Enum):
    LOST = "lost"
    DOUBLED = "doubled"
    MISPLACED = "misplaced"


def number(source: list[Inline]) -> None:
    """Give the codes of a source their numbers."""
    for place, (code, _parent) in enumerate(codes_in(source), start=1):
        code.id = str(place)


def number_alike(target: list[Inline], source: list[Inline]) -> None:
    """Give each code of a translation the number of the source's code that it stands for.

    The same code first, then one of the same tag: a link may lead elsewhere. What the source does
    not have gets a number of its own.
    """
    free = [code for code, _parent in codes_in(source)]
    mine = [code for code, _parent in codes_in(target)]
    _match(mine, free, lambda code: code.start)
    _match(mine, free, lambda code: code.tag)
    for place, code in enumerate((code for code in mine if not code.id), start=1):
        code.id = f"own{place}"


def faults(
    target: list[Inline], source: list[Inline], *, before: Iterable[Inline] = ()
) -> list[tuple[Fault, str]]:
    """What is wrong with the codes of `target`, each by the code's text.

    `before` is the translation that stood there, numbered alike: what it lacked may go on lacking.
    """
    wanted = {code.id: (code, parent) for code, parent in codes_in(source)}
    there = [(code, parent) for code, parent in codes_in(target)]
    times = Counter(code.id for code, _parent in there)
    stood = {code.id for code, _parent in codes_in(before)} or set(wanted)
    lost = [
        (Fault.LOST, code.start)
        for name, (code, _) in wanted.items()
        if name in stood and not times[name]
    ]
    doubled = [(Fault.DOUBLED, name) for name, count in times.items() if count > 1]
    misplaced = [
        (Fault.MISPLACED, code.start)
        for code, parent in there
        if code.id in wanted and not _is_in_place(code, parent, wanted[code.id][1])
    ]
    return lost + doubled + misplaced


def _match(mine: list[Code], free: list[Code], by: Callable[[Code], str]) -> None:
    for code in mine:
        if code.id:
            continue
        twin = next((one for one in free if by(one) == by(code)), None)
        if twin is not None:
            code.id = twin.id
            free.remove(twin)


def _is_in_place(code: Code, parent: Code | None, wanted: Code | None) -> bool:
    """Paragraphs and lists stay where they are; what is in a line may move within the text."""
    if code.tag in STRUCTURE:
        return (parent.id if parent else "") == (wanted.id if wanted else "")
    # A list's own children are its items: a link between two of them is in no line.
    return parent is None or parent.tag not in {"ul", "ol"}
