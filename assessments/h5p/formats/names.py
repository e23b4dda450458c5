"""Names of the parts of a package: which can be one, and which are too much alike."""

import unicodedata
from collections.abc import Iterable, Iterator

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
    spelt: dict[str, str] = {}
    for name in names:
        for path in _paths(name):
            # A folder keeps its slash, and so is never spelt as a file is.
            folded = unicodedata.normalize("NFC", path.removesuffix("/").casefold())
            if spelt.setdefault(folded, path) != path:
                raise PackageError(Refusal.ALIKE_NAMES, name)


def _paths(name: str) -> Iterator[str]:
    """The folders that it is in, from the top, and itself."""
    place = name.find("/")
    while place >= 0:
        yield name[: place + 1]
        place = name.find("/", place + 1)
    if not name.endswith("/"):
        yield name
