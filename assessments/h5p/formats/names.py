"""Names of the parts of a package: which can be one, and which are too much alike."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from assessments.h5p.enums import Refusal
from assessments.h5p.formats.errors import PackageError

# File systems take 255 bytes; a store may add an ending of its own.
MOST_SEGMENT_BYTES = 240
MOST_SEGMENTS = 16
ELSEWHERE = frozenset({"", ".", ".."})
# Control and format characters (those that turn the writing round among them), halves of a
# character, separators of lines: nobody sees them in a name.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def check(name: str) -> None:
    """Raises PackageError for a name that leads elsewhere or is not what it looks like."""
    segments = name.removesuffix("/").split("/")
    is_sound = (
        len(segments) <= MOST_SEGMENTS
        and ELSEWHERE.isdisjoint(segments)
        # A drive or a stream, and what Windows takes for a slash.
        and not {":", "\\"} & set(name)
        and UNSEEN.isdisjoint(map(unicodedata.category, name))
        and all(len(segment.encode()) <= MOST_SEGMENT_BYTES for segment in segments)
    )
    if not is_sound:
        raise PackageError(Refusal.PART_NAME, ascii(name[:80]))


def is_hidden(name: str) -> bool:
    """Whether a tool put it there for itself: `__MACOSX/`, `.DS_Store`, `_notes`."""
    return any(segment.startswith((".", "_")) for segment in name.split("/"))


def check_alike(names: Iterable[str]) -> None:
    """Raises PackageError where two names would be one file, or one both file and folder."""
    # What lies in a folder, as systems may take it: a number of its own, and how it is spelt.
    known: dict[tuple[int, str], tuple[int, str]] = {}
    for name in names:
        folder = 0
        for spelt in _segments(name):
            asked = folder, _folded(spelt.removesuffix("/"))
            folder, first = known.setdefault(asked, (len(known) + 1, spelt))
            if first != spelt:
                raise PackageError(Refusal.ALIKE_NAMES, name)


def _segments(name: str) -> Iterator[str]:
    """The folders that it is in, from the top, and itself. A folder keeps its slash."""
    *folders, last = name.split("/")
    yield from (f"{folder}/" for folder in folders)
    if last:
        yield last


@lru_cache(maxsize=4096)
def _folded(segment: str) -> str:
    return unicodedata.normalize("NFC", segment.casefold())
