"""Parts of a file, as a browser asks for them to play from the middle.

Pure. Positions are bytes from 0. Source: RFC 9110, sections 14.1.2 and 14.2.
"""

import re
from dataclasses import dataclass

_ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


class UnsatisfiableError(ValueError):
    """The range lies past the end of the file."""

    code = "range_not_satisfiable"


@dataclass(frozen=True)
class Part:
    """Bytes `first` to `last`, both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def part_asked(header: str, size: int) -> Part | None:
    """Return the part of a file of `size` bytes that a Range header asks for.

    None where the whole is to be sent: another unit, several ranges, or a header that is none.
    Raises UnsatisfiableError for a part past the end.
    """
    found = _ONE_RANGE.fullmatch(header.strip())
    if found is None or found[1] == found[2] == "":
        return None
    if not found[1]:
        first, last = max(0, size - int(found[2])), size - 1
    else:
        first, last = int(found[1]), min(int(found[2] or size), size - 1)
        if found[2] and int(found[2]) < first:
            return None
    if first >= size:
        raise UnsatisfiableError
    return Part(first, last)
